package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is particular to the dossier of a centre de santé: its manager, its activities, how it is authorised and contracted.
 * Changed only through {@link Centres}.
 */
@Table("centre")
public class Centre {

    /** How far the agrément has come. A refusal or a withdrawal ends the activities under agrément, not the others. */
    public enum Approval {
        PROVISIONAL, DEFINITIVE, REFUSED, WITHDRAWN
    }

    @Id
    private String dossier;
    @Version
    private int version;
    private SiteKind siteKind;
    private String mainCentre;
    private ManagerKind managerKind;
    private String managerName;
    private String managerSiret;
    private Set<CentreActivity> activities = Set.of();
    private String address;
    private LocalDate openingPlannedOn;
    private Regime proposedRegime;
    private Regime regime;
    private boolean commercialGroup;
    private LocalDate piecesDueOn;
    private LocalDate receiptIssuedOn;
    private Approval approval;
    private LocalDate approvalOn;
    private LocalDate approvalEndedOn;
    private ContractingDecision contracting;
    private LocalDate contractingLookAgainOn;
    private LocalDate visitOn;
    private LocalDate complianceDueOn;

    /** For the repository. */
    Centre() {
    }

    Centre(String dossier, SiteKind siteKind, String mainCentre, ManagerKind managerKind, String managerName,
           String managerSiret, Set<CentreActivity> activities, String address, LocalDate openingPlannedOn) {
        this.dossier = dossier;
        this.siteKind = siteKind;
        this.mainCentre = mainCentre;
        this.managerKind = managerKind;
        this.managerName = managerName;
        this.managerSiret = managerSiret;
        this.activities = Set.copyOf(activities);
        this.address = address;
        this.openingPlannedOn = openingPlannedOn;
    }

    /** Reference of the dossier. */
    public String dossier() {
        return dossier;
    }

    public SiteKind siteKind() {
        return siteKind;
    }

    /** The centre to which an antenne belongs, as the manager names it; empty for a centre. */
    public Optional<String> mainCentre() {
        return Optional.ofNullable(mainCentre);
    }

    public ManagerKind managerKind() {
        return managerKind;
    }

    public String managerName() {
        return managerName;
    }

    public Optional<String> managerSiret() {
        return Optional.ofNullable(managerSiret);
    }

    public Set<CentreActivity> activities() {
        return Set.copyOf(activities);
    }

    public String address() {
        return address;
    }

    public LocalDate openingPlannedOn() {
        return openingPlannedOn;
    }

    /** What the rule proposes; empty until it has been asked. */
    public Optional<Regime> proposedRegime() {
        return Optional.ofNullable(proposedRegime);
    }

    /** What the delegation has decided; empty until the request is qualified. */
    public Optional<Regime> regime() {
        return Optional.ofNullable(regime);
    }

    /** Whether a commercial group stands behind the centre, so that its contracts with third parties are asked. */
    public boolean isCommercialGroup() {
        return commercialGroup;
    }

    public Optional<LocalDate> receiptIssuedOn() {
        return Optional.ofNullable(receiptIssuedOn);
    }

    public Optional<Approval> approval() {
        return Optional.ofNullable(approval);
    }

    /** Day of the provisional agrément, or of its refusal. */
    public Optional<LocalDate> approvalOn() {
        return Optional.ofNullable(approvalOn);
    }

    /** Day on which the provisional agrément became definitive or was withdrawn. */
    public Optional<LocalDate> approvalEndedOn() {
        return Optional.ofNullable(approvalEndedOn);
    }

    public Optional<ContractingDecision> contracting() {
        return Optional.ofNullable(contracting);
    }

    /** First day on which the centre is authorised to give care; empty before. */
    Optional<LocalDate> authorisedOn() {
        LocalDate approved = approval == Approval.PROVISIONAL ? approvalOn : null;
        if (receiptIssuedOn == null || approved == null) {
            return Optional.ofNullable(receiptIssuedOn == null ? approved : receiptIssuedOn);
        }
        return Optional.of(receiptIssuedOn.isBefore(approved) ? receiptIssuedOn : approved);
    }

    LocalDate piecesDueOn() {
        return piecesDueOn;
    }

    LocalDate contractingLookAgainOn() {
        return contractingLookAgainOn;
    }

    LocalDate visitOn() {
        return visitOn;
    }

    LocalDate complianceDueOn() {
        return complianceDueOn;
    }

    void proposed(Regime byTheRule) {
        proposedRegime = byTheRule;
    }

    void qualified(Regime decided, boolean group) {
        regime = decided;
        commercialGroup = group;
    }

    void asksForPiecesBy(LocalDate day) {
        piecesDueOn = day;
    }

    void received(LocalDate day) {
        receiptIssuedOn = day;
    }

    /** A refused agrément leaves a mixed centre with its other activities. */
    void answered(Approval answer, LocalDate day) {
        approval = answer;
        approvalOn = day;
    }

    void settled(Approval end, LocalDate day) {
        approval = end;
        approvalEndedOn = day;
    }

    void contracted(ContractingDecision decision, LocalDate lookAgainOn) {
        contracting = decision;
        contractingLookAgainOn = lookAgainOn;
    }

    void opensOn(LocalDate day) {
        openingPlannedOn = day;
    }

    void visitedOn(LocalDate day) {
        visitOn = day;
    }

    void compliesBy(LocalDate day) {
        complianceDueOn = day;
    }
}
