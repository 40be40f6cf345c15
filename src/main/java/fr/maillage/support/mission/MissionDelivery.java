package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.workflow.ParisTime;

/** A deliverable as it was handed in, and what the buyer has decided about it. */
@Table("mission_delivery")
class MissionDelivery {

    @Id
    private Long id;
    @Version
    private Integer version;
    private long missionOrder;
    private String label;
    private UUID document;
    private BigDecimal days;
    private String note;
    private Instant deliveredAt;
    private LocalDate deliveredOn;
    private Admission admission;
    private boolean tacit;
    private LocalDate decidedOn;
    private String reasons;
    private String corrections;
    private LocalDate reworkBy;

    /** For the repository. */
    MissionDelivery() {
    }

    MissionDelivery(long order, String label, UUID document, BigDecimal days, String note, Instant at) {
        this.missionOrder = order;
        this.label = label;
        this.document = document;
        this.days = days;
        this.note = note;
        this.deliveredAt = at;
        this.deliveredOn = ParisTime.dateOf(at);
    }

    Long id() {
        return id;
    }

    String label() {
        return label;
    }

    UUID document() {
        return document;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }

    /** The admission delay runs from this day. */
    LocalDate deliveredOn() {
        return deliveredOn;
    }

    Optional<Admission> admission() {
        return Optional.ofNullable(admission);
    }

    /** Admitted by the silence of the buyer. */
    boolean isTacit() {
        return tacit;
    }

    Optional<String> reasons() {
        return Optional.ofNullable(reasons);
    }

    Optional<String> corrections() {
        return Optional.ofNullable(corrections);
    }

    Optional<LocalDate> reworkBy() {
        return Optional.ofNullable(reworkBy);
    }

    void decide(MissionForms.DecideAdmission form, LocalDate day) {
        admission = form.admission();
        reasons = form.reasons();
        corrections = form.corrections();
        reworkBy = form.reworkBy();
        decidedOn = day;
    }

    void admitBySilence(LocalDate day) {
        admission = Admission.ADMITTED;
        tacit = true;
        decidedOn = day;
    }
}
