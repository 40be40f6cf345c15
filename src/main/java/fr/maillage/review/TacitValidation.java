package fr.maillage.review;

import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.NotificationMode;

/** A project validated by silence, its attestation, and the objection that may have been notified before the term. */
@Table("tacit_validation")
class TacitValidation {

    @Id
    private Long filing;
    @Version
    private Integer version;
    private LocalDate acquiredOn;
    private LocalDate attestedOn;
    private String attestedBy;
    private LocalDate objectionNotifiedOn;
    private NotificationMode objectionMode;
    private String objectionProof;
    private ObjectionGround legalGround;
    private String reasons;
    private Endorsement endorsement;
    private String endorsedBy;
    private LocalDate endorsedOn;

    /** For the repository. */
    TacitValidation() {
    }

    TacitValidation(Filing filing, LocalDate acquiredOn) {
        this.filing = filing.id();
        this.acquiredOn = acquiredOn;
    }

    LocalDate acquiredOn() {
        return acquiredOn;
    }

    LocalDate attestedOn() {
        return attestedOn;
    }

    LocalDate objectionNotifiedOn() {
        return objectionNotifiedOn;
    }

    NotificationMode objectionMode() {
        return objectionMode;
    }

    String objectionProof() {
        return objectionProof;
    }

    ObjectionGround legalGround() {
        return legalGround;
    }

    String reasons() {
        return reasons;
    }

    Endorsement endorsement() {
        return endorsement;
    }

    void attested(LocalDate day, String by) {
        attestedOn = day;
        attestedBy = by;
    }

    void precededBy(LocalDate notifiedOn, NotificationMode mode, String proof, ObjectionGround ground, String why) {
        objectionNotifiedOn = notifiedOn;
        objectionMode = mode;
        objectionProof = proof;
        legalGround = ground;
        reasons = why;
        endorsement = null;
    }

    void endorsed(Endorsement answer, LocalDate day, String by) {
        endorsement = answer;
        endorsedOn = day;
        endorsedBy = by;
    }
}
