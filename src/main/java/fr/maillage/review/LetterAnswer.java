package fr.maillage.review;

import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.NotificationMode;

/** What the agency and the health insurance answer together to one letter of intention. */
@Table("joint_letter")
class LetterAnswer {

    @Id
    private Long filing;
    @Version
    private Integer version;
    private int round;
    private LetterDecision decision;
    private String reasons;
    private String recommendations;
    private StartupProposal startupProposed;
    private LocalDate projectDueOn;
    private LocalDate notifiedOn;
    private NotificationMode mode;
    private boolean communesInformed;

    /** For the repository. */
    LetterAnswer() {
    }

    LetterAnswer(Filing filing) {
        this.filing = filing.id();
    }

    Long filing() {
        return filing;
    }

    /** Each preparation opens a round of signatures; those of earlier rounds count no more. */
    int round() {
        return round;
    }

    LetterDecision decision() {
        return decision;
    }

    String reasons() {
        return reasons;
    }

    String recommendations() {
        return recommendations;
    }

    StartupProposal startupProposed() {
        return startupProposed;
    }

    LocalDate projectDueOn() {
        return projectDueOn;
    }

    LocalDate notifiedOn() {
        return notifiedOn;
    }

    NotificationMode mode() {
        return mode;
    }

    boolean areCommunesInformed() {
        return communesInformed;
    }

    void prepare(LetterDecision newDecision, String why, String advice, StartupProposal startup, LocalDate projectDue) {
        round++;
        decision = newDecision;
        reasons = why;
        recommendations = advice;
        startupProposed = startup;
        projectDueOn = projectDue;
    }

    void notified(LocalDate day, NotificationMode how, boolean communes) {
        notifiedOn = day;
        mode = how;
        communesInformed = communes;
    }

    FilingState outcome() {
        return switch (decision) {
            case VALIDATED -> FilingState.VALIDATED;
            case TO_REWORK -> FilingState.TO_REWORK;
            case NOT_RETAINED -> FilingState.NOT_RETAINED;
        };
    }
}
