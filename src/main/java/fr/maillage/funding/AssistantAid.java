package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** The aid of the health insurance to the employment of a medical assistant, over the years of its contract. */
@Table("assistant_aid")
class AssistantAid {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private AssistantHolder holder;
    private DoctorSector sector;
    private Integer activityPercentile;
    private PatientRank patientRank;
    private AssistantTime fte;
    private boolean thirdYear;
    private LocalDate requestedOn;
    private int patients;
    private String reason;
    private LocalDate hiredOn;
    private String assistantName;
    private Set<AssistantMission> missions = Set.of();
    private Integer objective;
    private LocalDate trainedOn;
    private LocalDate qualifiedOn;
    private boolean trainingLate;
    private boolean suspended;
    private BigDecimal reduction;
    private int contractYear = 1;
    @MappedCollection(idColumn = "assistant", keyColumn = "position")
    private List<AssistantFinding> findings = new ArrayList<>();

    /** For the repository. */
    AssistantAid() {
    }

    AssistantAid(String dossier, AssistantForms.RequestAssistant form) {
        this.dossier = dossier;
        this.holder = form.holder();
        this.sector = form.sector();
        this.activityPercentile = form.activityPercentile();
        this.patientRank = form.patientRank();
        this.fte = form.fte();
        this.thirdYear = form.thirdYear();
        this.requestedOn = form.deposit().receivedOn();
        this.patients = form.patients();
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    AssistantHolder holder() {
        return holder;
    }

    Optional<DoctorSector> sector() {
        return Optional.ofNullable(sector);
    }

    Integer activityPercentile() {
        return activityPercentile;
    }

    AssistantTime fte() {
        return fte;
    }

    boolean thirdYear() {
        return thirdYear;
    }

    LocalDate requestedOn() {
        return requestedOn;
    }

    /** Patients at the start. */
    int patients() {
        return patients;
    }

    String reason() {
        return reason;
    }

    LocalDate hiredOn() {
        return hiredOn;
    }

    String assistantName() {
        return assistantName;
    }

    Optional<LocalDate> trainedOn() {
        return Optional.ofNullable(trainedOn);
    }

    /** Whether nothing may be paid for now: training is late, or the objective was missed. */
    boolean isSuspended() {
        return suspended || trainingLate;
    }

    BigDecimal reduction() {
        return reduction;
    }

    /** Year of the contract that is being paid, from 1. */
    int contractYear() {
        return contractYear;
    }

    List<AssistantFinding> findings() {
        return List.copyOf(findings);
    }

    AssistantTariff tariff() {
        return new AssistantTariff(fte, patientRank, contractYear);
    }

    void found(List<AssistantFinding> answers) {
        findings = new ArrayList<>(answers);
    }

    void refused(String why) {
        reason = why;
    }

    void hired(AssistantForms.RecordHiring form) {
        assistantName = form.assistantName();
        hiredOn = form.hiredOn();
        fte = form.fte();
        missions = Set.copyOf(form.missions());
        patients = form.patients();
        objective = form.objective();
    }

    /** What was late is there now: payments go on. */
    void trained(LocalDate day) {
        trainedOn = day;
        trainingLate = false;
    }

    void qualified(LocalDate day) {
        qualifiedOn = day;
        trainingLate = false;
    }

    void trainingIsLate() {
        trainingLate = true;
    }

    void reviewed(AssistantForms.ReviewObjective form) {
        contractYear++;
        suspended = form.objective() == AssistantForms.ObjectiveResult.SUSPENDED;
        reduction = form.reduction();
        reason = form.reason();
    }
}
