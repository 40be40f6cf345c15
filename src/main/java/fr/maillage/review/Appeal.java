package fr.maillage.review;

import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An appeal to the authority itself (recours gracieux) against the objection to one filing.
 *
 * @param dueOn    last day to answer: silence is then a rejection
 * @param document id of the letter of appeal
 */
@Table("appeal")
record Appeal(@Id Long filing, @Version Integer version, LocalDate receivedOn, LocalDate dueOn, String document,
              AppealOutcome outcome, String reasons, LocalDate decidedOn) {

    Appeal answered(AppealOutcome answer, String why, LocalDate day) {
        return new Appeal(filing, version, receivedOn, dueOn, document, answer, why, day);
    }
}
