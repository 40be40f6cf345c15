package fr.maillage.funding;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.security.CurrentUser;

/** The aids of a dossier, and what ends one outside its tasks. */
@RestController
@RequestMapping("/api/dossiers/{reference}/aids")
@Tag(name = "Financement")
class AidApi {

    /** @param aid number of the aid, one of the dossier's */
    record EndedAid(@NotNull Long aid, @NotBlank @Size(max = 2000) String reason) {
    }

    private final AidReading reading;
    private final AidCourse course;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    AidApi(AidReading reading, AidCourse course, DossierAccess access, CurrentUser currentUser) {
        this.reading = reading;
        this.course = course;
        this.access = access;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Les aides du dossier : demande, décision, versements, compte")
    List<AidView> read(@PathVariable String reference) {
        Dossier dossier = access.readable(reference);
        return reading.of(dossier.reference(), access.reader(dossier));
    }

    @PostMapping("/withdrawal")
    @Operation(summary = "Retirer une demande d'aide à l'examen")
    List<AidView> withdraw(@PathVariable String reference, @Valid @RequestBody EndedAid ended) {
        Dossier dossier = access.steerable(reference);
        course.askWithdrawal(dossier.reference(), ended.aid(), ended.reason(), currentUser.get().id());
        return reading.of(dossier.reference(), access.reader(dossier));
    }

    @PostMapping("/dissolution")
    @Operation(summary = "Signaler que le bénéficiaire d'une aide versée est dissous")
    List<AidView> dissolve(@PathVariable String reference, @Valid @RequestBody EndedAid ended) {
        Dossier dossier = access.steerable(reference);
        course.reportDissolution(dossier.reference(), ended.aid(), ended.reason(), currentUser.get().id());
        return reading.of(dossier.reference(), access.reader(dossier));
    }
}
