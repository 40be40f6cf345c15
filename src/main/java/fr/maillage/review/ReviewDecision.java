package fr.maillage.review;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.NotificationMode;

/** The decision on a filed project: proposed, signed, notified. Nobody outside the authority knows it before it is notified. */
@Table("decision")
class ReviewDecision {

    @Id
    private Long filing;
    @Version
    private Integer version;
    private Decision sense;
    private ObjectionGround legalGround;
    private String reasons;
    private String recommendations;
    private Instant preparedAt;
    private String preparedBy;
    private boolean takenUp;
    private String signatory;
    private LocalDate signedOn;
    private NotificationMode mode;
    private LocalDate sentOn;
    private LocalDate acknowledgedOn;
    private String proof;

    /** For the repository. */
    ReviewDecision() {
    }

    ReviewDecision(Filing filing) {
        this.filing = filing.id();
    }

    Decision sense() {
        return sense;
    }

    ObjectionGround legalGround() {
        return legalGround;
    }

    String reasons() {
        return reasons;
    }

    String recommendations() {
        return recommendations;
    }

    /** Whether the regional agency itself decides instead of its delegation (évocation). */
    boolean isTakenUp() {
        return takenUp;
    }

    /** Engine user id. */
    String signatory() {
        return signatory;
    }

    LocalDate signedOn() {
        return signedOn;
    }

    NotificationMode mode() {
        return mode;
    }

    LocalDate sentOn() {
        return sentOn;
    }

    LocalDate acknowledgedOn() {
        return acknowledgedOn;
    }

    boolean isNotified() {
        return sentOn != null;
    }

    boolean isObjection() {
        return sense == Decision.OBJECT;
    }

    void propose(Decision newSense, ObjectionGround ground, String why, String advice, Instant at, String by) {
        sense = newSense;
        legalGround = newSense == Decision.OBJECT ? ground : null;
        reasons = why;
        recommendations = advice;
        preparedAt = at;
        preparedBy = by;
        signatory = null;
        signedOn = null;
    }

    boolean accepts() {
        return sense == Decision.VALIDATE || sense == Decision.VALIDATE_WITH_RECOMMENDATIONS;
    }

    void takeUp() {
        takenUp = true;
    }

    void signedBy(String user, LocalDate day) {
        signatory = user;
        signedOn = day;
    }

    void notified(NotificationMode how, LocalDate day, LocalDate acknowledged, String document) {
        mode = how;
        sentOn = day;
        acknowledgedOn = acknowledged;
        proof = document;
    }

    FilingState outcome() {
        return switch (sense) {
            case VALIDATE -> FilingState.VALIDATED;
            case VALIDATE_WITH_RECOMMENDATIONS -> FilingState.VALIDATED_WITH_RECOMMENDATIONS;
            case RETURN -> FilingState.RETURNED;
            case OBJECT -> FilingState.OBJECTED;
        };
    }
}
