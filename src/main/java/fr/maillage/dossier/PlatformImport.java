package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.List;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.HistoryImport;
import fr.maillage.territory.ImportKind;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.RefusedSubmission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** Takes plateformes territoriales d'appui from a file, with at most one project that each carried with others. */
@Component
class PlatformImport implements HistoryImport<PlatformImport.Line> {

    record Line(@NotBlank @Size(max = 120) String name,
                @NotBlank @Size(max = 200) String carrier,
                @NotEmpty @Size(max = 2000) List<@NotBlank String> communes,
                String seatCommune,
                @NotNull @PastOrPresent LocalDate openedOn,
                @PastOrPresent LocalDate inauguratedOn,
                @Size(max = 100) List<@Size(max = 200) String> attendees,
                @Size(max = 200) String project,
                @Size(max = 50) List<@Size(max = 200) String> partners,
                @Size(max = 500) String object,
                @Size(max = 200) String carrying) {
    }

    private final Platforms platforms;
    private final Dossiers dossiers;

    PlatformImport(Platforms platforms, Dossiers dossiers) {
        this.platforms = platforms;
        this.dossiers = dossiers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PLATFORMS;
    }

    @Override
    public Class<Line> line() {
        return Line.class;
    }

    @Override
    public void record(Line line, String origin, String by) {
        dossiers.named(line.name()).stream().filter(each -> each.type() == StructureType.PTA).findFirst().ifPresent(known -> {
            throw new RefusedSubmission("name", "dossier.import.known", known.reference());
        });
        if (line.project() != null && line.object() == null) {
            throw new RefusedSubmission("object", "jakarta.validation.constraints.NotBlank.message");
        }
        List<Platforms.Partnership> partnerships = line.project() == null ? List.of()
                : List.of(new Platforms.Partnership(line.project(), line.partners(), line.object(), line.carrying()));
        platforms.record(new Platforms.PlatformHistory(line.name(), line.carrier(),
                line.communes().stream().map(TerritoryPart::whole).toList(), line.seatCommune(), line.openedOn(),
                line.inauguratedOn(), line.attendees(), partnerships), by);
    }
}
