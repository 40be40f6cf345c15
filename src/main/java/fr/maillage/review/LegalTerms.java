package fr.maillage.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DossierAwake;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.LegalClockState;
import fr.maillage.dossier.StageEntered;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/** Arms, moves, corrects and ends the legal clock of a filed project, and keeps timers and card in step. */
@Service
@Transactional
class LegalTerms implements LegalClockState {

    /** Timers of the process {@code review} that read the legal date. */
    private static final Set<String> TIMERS = Set.of("legalDeadline", "legalAlert30", "legalAlert15", "legalAlert7",
            "legalAlert2", "targetDate", "targetOverdue", "opinionsDue", "opinionReminder", "sessionTooLate");

    private final Filings filings;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final Delays delays;
    private final JdbcClient jdbc;
    private final Clock clock;

    LegalTerms(Filings filings, Dossiers dossiers, RunningProcesses running, Delays delays, JdbcClient jdbc,
               Clock clock) {
        this.filings = filings;
        this.dossiers = dossiers;
        this.running = running;
        this.delays = delays;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From the deposit of the project until it is decided, withdrawn or validated by silence, where silence counts. */
    @Override
    @Transactional(readOnly = true)
    public boolean isRunning(String reference) {
        return filings.open(reference, FilingSubject.PROJECT).filter(filing -> !filing.hasNoLegalClock()).isPresent();
    }

    /** Whether a project is filed and not decided, legal clock or not. */
    @Transactional(readOnly = true)
    boolean isUnderReview(String reference) {
        return filings.open(reference, FilingSubject.PROJECT).isPresent();
    }

    /** Starts the clock of the current filing; a second call changes nothing. */
    void arm(String reference, LegalRegime regime) {
        Filing filing = filings.current(reference, FilingSubject.PROJECT);
        if (!filing.isOpen() || filing.startsOn() != null) {
            return;
        }
        String delay = delay(regime, dossiers.get(reference).type());
        Filing armed = filings.change(filing, latest -> latest.arm(regime,
                Periods.of(delays.on(delay, latest.receivedOn()))));
        tell(armed, "armed");
    }

    private static String delay(LegalRegime regime, StructureType type) {
        if (regime == LegalRegime.NONE) {
            return "review.target";
        }
        return type == StructureType.CDS ? "review.silence.CDS" : "review.silence";
    }

    /** Computes the dates again from the receipts, after required pieces have come. */
    void move(String reference) {
        filings.open(reference, FilingSubject.PROJECT).ifPresent(filing -> {
            Filing moved = filings.change(filing, Filing::compute);
            if (!Objects.equals(filing.startsOn(), moved.startsOn())) {
                tell(moved, "moved");
                running.recalculateTimers(EngineNames.REVIEW, reference, TIMERS);
            }
        });
    }

    /**
     * Corrects a receipt that was entered wrongly; the legal date follows.
     *
     * @param piece    code of a required piece whose receipt is meant; {@code null} for the filing itself
     * @param mayDelay whether whoever corrects may move the date later (supervisors)
     */
    Filing correctReceipt(String reference, String piece, LocalDate receivedOn, String reason, boolean mayDelay,
                          String by) {
        Filing filing = filings.open(reference, FilingSubject.PROJECT)
                .orElseThrow(() -> new RefusedSubmission("", "review.clock.none"));
        LocalDate was = piece == null ? filing.receivedOn() : receiptOf(filing, piece);
        Refuse.when(receivedOn.isAfter(ParisTime.today(clock)), "receivedOn", "review.receipt.future");
        Refuse.when(receivedOn.equals(was), "receivedOn", "review.receipt.same");
        Refuse.when(receivedOn.isAfter(was) && !mayDelay, "receivedOn", "review.receipt.later");
        jdbc.sql("""
                        insert into receipt_correction (filing, piece, was, becomes, reason, corrected_at, corrected_by)
                        values (:filing, :piece, :was, :becomes, :reason, :now, :by)""")
                .param("filing", filing.id())
                .param("piece", piece)
                .param("was", was)
                .param("becomes", receivedOn)
                .param("reason", reason)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), clock.getZone()))
                .param("by", by)
                .update();
        Filing corrected = filings.change(filing, latest -> {
            if (piece == null) {
                latest.receivedOn(receivedOn);
            } else {
                latest.change(piece, each -> each.received(receivedOn, null));
                latest.compute();
            }
        });
        dossiers.journal(reference, JournalEntry.of("review.receipt.corrected", Visibility.LEAD, filing.number(),
                FrenchDates.of(was), FrenchDates.of(receivedOn)).withNote(reason), by);
        if (corrected.startsOn() != null) {
            tell(corrected, "moved");
            running.recalculateTimers(EngineNames.REVIEW, reference, TIMERS);
        }
        return corrected;
    }

    /** Ends the filing, and with it its clock. */
    Filing end(Filing filing, FilingState state, LocalDate day) {
        Filing ended = filings.end(filing, state, day);
        dossiers.setLegalDate(filing.reference(), null);
        return ended;
    }

    /** A dossier that ends takes its open filings with it. */
    @EventListener
    void lapse(StageEntered entered) {
        if (entered.stage().isEnd()) {
            for (FilingSubject subject : FilingSubject.values()) {
                filings.open(entered.reference(), subject)
                        .ifPresent(filing -> end(filing, FilingState.LAPSED, ParisTime.today(clock)));
            }
        }
    }

    /** The timers have moved with all others of the dossier. */
    @EventListener
    void wake(DossierAwake awake) {
        filings.open(awake.reference(), FilingSubject.PROJECT).ifPresent(filing ->
                filings.change(filing, latest -> latest.postponeTarget((int) awake.slept().toDays())));
    }

    private static LocalDate receiptOf(Filing filing, String piece) {
        return filing.piece(piece).map(FilingPiece::receivedOn)
                .orElseThrow(() -> new RefusedSubmission("piece", "review.piece.unknown", piece));
    }

    private void tell(Filing filing, String what) {
        dossiers.setLegalDate(filing.reference(), filing.legalDate());
        JournalEntry entry = filing.hasNoLegalClock()
                ? JournalEntry.of("review.target." + what, Visibility.LEAD, filing.number(),
                        FrenchDates.of(filing.startsOn()), FrenchDates.of(filing.targetDate()))
                : JournalEntry.of("review.clock." + what, Visibility.LEAD, filing.number(),
                        FrenchDates.of(filing.startsOn()), FrenchDates.of(filing.legalDate()),
                        FrenchDates.of(filing.prudentDate()));
        dossiers.journal(filing.reference(), entry, null);
    }
}
