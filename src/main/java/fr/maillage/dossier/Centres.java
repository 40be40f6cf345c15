package fr.maillage.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import fr.maillage.dossier.Centre.Approval;
import fr.maillage.reference.Choices;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

import org.springframework.transaction.annotation.Transactional;

/**
 * The centres de santé: what their models ask and what their tasks decide. A date that a timer waits for is the first
 * instant of the day after the last one that counts, in Paris; a date of a task is the end of the office day.
 */
@ModelBean
@Transactional
public class Centres {

    /** Under which the pieces of the whole file are kept. */
    static final String FILE = "CENTRE_FILE";
    /** Under which the pieces of the récépissé are kept. */
    static final String RECEIPT_FILE = "CENTRE_RECEIPT";

    private static final LocalTime END_OF_OFFICE = LocalTime.of(18, 0);

    private final CentreRepository centres;
    private final Dossiers dossiers;
    private final RequiredPieces pieces;
    private final Choices choices;
    private final Delays delays;
    private final Clock clock;

    Centres(CentreRepository centres, Dossiers dossiers, RequiredPieces pieces, Choices choices, Delays delays,
            Clock clock) {
        this.centres = centres;
        this.dossiers = dossiers;
        this.pieces = pieces;
        this.choices = choices;
        this.delays = delays;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Centre> find(String reference) {
        return centres.findById(reference);
    }

    Centre get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no centre in dossier " + reference));
    }

    void open(Centre centre) {
        centres.save(centre);
    }

    Centre change(String reference, Consumer<Centre> change) {
        Centre centre = get(reference);
        change.accept(centre);
        return centres.save(centre);
    }

    /** Whether the dossier says what makes it a centre; it may have been declared as another kind of structure. */
    @Transactional(readOnly = true)
    public boolean isDescribed(String reference) {
        return centres.existsById(reference);
    }

    /** What the caisse has said last; the empty text before. */
    @Transactional(readOnly = true)
    public String contracting(String reference) {
        return get(reference).contracting().map(Enum::name).orElse("");
    }

    @Transactional(readOnly = true)
    public boolean hasSpecialties(String reference) {
        return get(reference).activities().stream().anyMatch(CentreActivity::isSpecialty);
    }

    @Transactional(readOnly = true)
    public boolean hasOtherActivities(String reference) {
        return get(reference).activities().stream().anyMatch(activity -> !activity.isSpecialty());
    }

    /** How dental, ophthalmological and orthoptic activities were authorised on the day of the declaration. */
    @Transactional(readOnly = true)
    public String specialtiesRegime(String reference) {
        return choices.on("centre-regime.specialties", dossiers.get(reference).declaredOn());
    }

    /** @param decisionResult the one rule that the decision {@code centre-regime} has hit, with {@code regime} */
    public void propose(String reference, List<Map<String, Object>> decisionResult) {
        change(reference, centre -> centre.proposed(Regime.valueOf((String) decisionResult.get(0).get("regime"))));
    }

    @Transactional(readOnly = true)
    public String regime(String reference) {
        return get(reference).regime().orElseThrow().name();
    }

    @Transactional(readOnly = true)
    public boolean isCommercialGroup(String reference) {
        return get(reference).isCommercialGroup();
    }

    /** @param decisionResult one map a rule, with {@code piece}, {@code branch} and {@code required} */
    public void recordPieces(String reference, List<Map<String, Object>> decisionResult) {
        pieces.record(reference, FILE, decisionResult);
        pieces.record(reference, RECEIPT_FILE, decisionResult.stream()
                .filter(rule -> "COMMON".equals(rule.get("branch")))
                .toList());
    }

    /** Last day for the pieces that are missing for the récépissé. */
    @Transactional(readOnly = true)
    public Date piecesDue(String reference) {
        return endOfOffice(get(reference).piecesDueOn());
    }

    @Transactional(readOnly = true)
    public Date piecesOver(String reference) {
        return dayAfter(get(reference).piecesDueOn());
    }

    @Transactional(readOnly = true)
    public boolean hasReceipt(String reference) {
        return get(reference).receiptIssuedOn().isPresent();
    }

    @Transactional(readOnly = true)
    public boolean hasFiness(String reference) {
        return dossiers.get(reference).finessEstablishment().isPresent();
    }

    /** The caisse has not answered: the centre opens without waiting for it. */
    void deferContracting(String reference) {
        change(reference, centre -> centre.contracted(ContractingDecision.DEFERRED,
                delays.after(today(), "contracting.lookAgain")));
        dossiers.journal(reference, JournalEntry.of("centre.contracting.silent", Visibility.LEAD), null);
    }

    @Transactional(readOnly = true)
    public Date contractingLookAgain(String reference) {
        return Date.from(ParisTime.startOf(get(reference).contractingLookAgainOn()));
    }

    /** The day for which the opening is announced; today when that day is past. */
    @Transactional(readOnly = true)
    public Date openingDue(String reference) {
        LocalDate planned = get(reference).openingPlannedOn();
        return endOfOffice(planned.isBefore(today()) ? today() : planned);
    }

    @Transactional(readOnly = true)
    public boolean isOpen(String reference) {
        return dossiers.get(reference).milestones().openedOn() != null;
    }

    /** The agrément is granted, by a decision or by silence, on the day on which the dossier says that it was validated. */
    void recordApproval(String reference) {
        LocalDate day = dossiers.get(reference).milestones().validatedOn();
        change(reference, centre -> centre.answered(Approval.PROVISIONAL, day));
        dossiers.journal(reference, JournalEntry.of("centre.approval.PROVISIONAL", Visibility.LEAD, FrenchDates.of(day)), null);
    }

    void recordRefusal(String reference) {
        change(reference, centre -> centre.answered(Approval.REFUSED, today()));
        dossiers.journal(reference, JournalEntry.of("centre.approval.REFUSED", Visibility.LEAD), null);
    }

    @Transactional(readOnly = true)
    public boolean isProvisionallyApproved(String reference) {
        return get(reference).approval().filter(Approval.PROVISIONAL::equals).isPresent();
    }

    @Transactional(readOnly = true)
    public Date visitDecisionDue(String reference) {
        return Date.from(ParisTime.startOf(delays.after(openedOn(reference), "centre.visitDecision")));
    }

    @Transactional(readOnly = true)
    public Date visitReportDue(String reference) {
        return endOfOffice(delays.after(get(reference).visitOn(), "reportVisit"));
    }

    @Transactional(readOnly = true)
    public Date complianceDue(String reference) {
        return endOfOffice(get(reference).complianceDueOn());
    }

    @Transactional(readOnly = true)
    public Date complianceOver(String reference) {
        return dayAfter(get(reference).complianceDueOn());
    }

    /** The last day of the provisional agrément: one year from the opening, date to date. */
    @Transactional(readOnly = true)
    public LocalDate lastProvisionalDay(String reference) {
        return delays.after(openedOn(reference), "centre.definitiveApproval");
    }

    /** When the agrément becomes definitive, unless it has been withdrawn. */
    @Transactional(readOnly = true)
    public Date approvalTerm(String reference) {
        return dayAfter(lastProvisionalDay(reference));
    }

    @Transactional(readOnly = true)
    public Date approvalAlert(String reference) {
        int months = delays.of("centre.approvalAlert").amount();
        return Date.from(ParisTime.startOf(lastProvisionalDay(reference).minusMonths(months)));
    }

    /** The year has passed without a withdrawal; nothing happens when that is recorded already. */
    void recordDefinitiveApproval(String reference) {
        if (isProvisionallyApproved(reference)) {
            LocalDate day = lastProvisionalDay(reference);
            change(reference, centre -> centre.settled(Approval.DEFINITIVE, day));
            dossiers.journal(reference,
                    JournalEntry.of("centre.approval.DEFINITIVE", Visibility.LEAD, FrenchDates.of(day)), null);
        }
    }

    private LocalDate openedOn(String reference) {
        return dossiers.get(reference).milestones().openedOn();
    }

    private static Date endOfOffice(LocalDate day) {
        return Date.from(day.atTime(END_OF_OFFICE).atZone(ParisTime.ZONE).toInstant());
    }

    private static Date dayAfter(LocalDate day) {
        return Date.from(ParisTime.startOf(day.plusDays(1)));
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
