package fr.maillage.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Reader;

/** Who accompanies a project, and who was asked. */
@RestController
class DesignationApi {

    /**
     * A designation as its reader may see it.
     *
     * @param rule what decided, in words
     */
    record DesignationView(SupportRole role, String organisation, String agent, String rule, Instant proposedAt,
                           LocalDate firstContactOn, Instant acceptedAt, Instant declinedAt,
                           DeclineReason declineReason, Instant passedAt, Instant lapsedAt, LocalDate endedOn) {
    }

    private final DossierAccess access;
    private final Accompaniment accompaniment;
    private final Directory directory;
    private final SupportWords words;

    DesignationApi(DossierAccess access, Accompaniment accompaniment, Directory directory, SupportWords words) {
        this.access = access;
        this.accompaniment = accompaniment;
        this.directory = directory;
        this.words = words;
    }

    @GetMapping("/api/dossiers/{reference}/designations")
    @Operation(summary = "Lire qui accompagne le porteur et qui a été sollicité, du plus ancien au plus récent",
            description = "Ce qui n’a pas été accepté n’est lu que par les administrations et par l’organisme sollicité.")
    List<DesignationView> designations(@PathVariable String reference) {
        Dossier dossier = access.readable(reference);
        Reader reader = access.reader(dossier);
        return accompaniment.all(dossier.reference()).stream()
                .filter(designation -> reader.kind() == Reader.Kind.ADMINISTRATION || designation.acceptedAt().isPresent()
                        || reader.organisations().contains(designation.organisation()))
                .map(this::view)
                .toList();
    }

    private DesignationView view(Designation designation) {
        return new DesignationView(designation.role(), directory.organisation(designation.organisation()).name(),
                designation.agent().map(words::agent).orElse(null), words.rule(designation.rule()),
                designation.proposedAt(), designation.firstContactOn().orElse(null),
                designation.acceptedAt().orElse(null), designation.declinedAt().orElse(null),
                designation.declineReason().orElse(null), designation.passedAt().orElse(null),
                designation.lapsedAt().orElse(null), designation.endedOn().orElse(null));
    }
}
