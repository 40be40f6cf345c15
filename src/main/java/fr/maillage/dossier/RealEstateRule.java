package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Optional;

import fr.maillage.reference.Choices;

import org.springframework.stereotype.Component;

/**
 * Before which step of the project works may not begin, or an aid for them is lost; a dated row per region says it.
 * Regions without a row have no such rule.
 */
@Component
class RealEstateRule {

    /** The step that works must wait for. */
    enum WorksWaitFor {
        VALIDATED_PROJECT, RECEIVED_LETTER
    }

    private static final String LETTER_TASK = "depositLetter";

    private final Choices choices;
    private final TaskRecords records;

    RealEstateRule(Choices choices, TaskRecords records) {
        this.choices = choices;
        this.records = records;
    }

    Optional<WorksWaitFor> of(Dossier dossier) {
        return choices.find("msp.works-wait-for." + dossier.region(), dossier.declaredOn()).map(WorksWaitFor::valueOf);
    }

    /** Whether works that begin on that day come too early for an aid. */
    boolean isTooEarly(Dossier dossier, LocalDate worksStartOn) {
        return of(dossier).filter(step -> reached(step, dossier).filter(day -> !worksStartOn.isBefore(day)).isEmpty())
                .isPresent();
    }

    private Optional<LocalDate> reached(WorksWaitFor step, Dossier dossier) {
        return switch (step) {
            case VALIDATED_PROJECT -> Optional.ofNullable(dossier.milestones().validatedOn());
            case RECEIVED_LETTER -> records.last(dossier.reference(), "intention-letter", LETTER_TASK)
                    .map(last -> LocalDate.parse(last.content().path("deposit").path("receivedOn").asText()));
        };
    }
}
