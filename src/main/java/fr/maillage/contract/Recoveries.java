package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.BreachForms.RecoverAdvance;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.TaskInHand;

/** Advances that a structure pays back when its contract ends before the year does. */
@Service
@Transactional
class Recoveries {

    private final JdbcClient jdbc;
    private final CurrentContract current;
    private final YearPayments payments;
    private final Breaches breaches;
    private final StructureChanges changes;
    private final Dossiers dossiers;
    private final ContractWords words;
    private final Clock clock;

    Recoveries(JdbcClient jdbc, CurrentContract current, YearPayments payments, Breaches breaches,
               StructureChanges changes, Dossiers dossiers, ContractWords words, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.payments = payments;
        this.breaches = breaches;
        this.changes = changes;
        this.dossiers = dossiers;
        this.words = words;
        this.clock = clock;
    }

    /** What was advanced for the days after the end; zero when nothing was. */
    @Transactional(readOnly = true)
    PaymentLine due(TaskInHand task) {
        Contract contract = current.of(task.reference()).orElseThrow();
        LocalDate end = endedOn(task);
        LocalDate anniversary = MissionFollowUps.anniversaryAfter(contract.signedOn().orElseThrow(), end);
        return new PaymentLine(AmountPurpose.OTHER, PaymentLine.Kind.BALANCE, payments.overpaid(contract, end),
                words.text("follow-up.source.recovery", words.day(end), words.day(anniversary)));
    }

    private LocalDate endedOn(TaskInHand task) {
        return task.variable(Breaches.ROW) != null
                ? breaches.get(BreachTasks.breach(task)).effectiveOn()
                : changes.get(StructureChangeTasks.change(task)).ceasedOn();
    }

    void record(TaskInHand task, RecoverAdvance form, String source) {
        jdbc.sql("""
                        insert into follow_up_recovery (dossier, contract, outcome, amount, source, recovered_on, schedule,
                                                        reason, recorded_at, recorded_by)
                        values (:dossier, :contract, :outcome, :amount, :source, :recoveredOn, :schedule, :reason, :at, :by)""")
                .param("dossier", task.reference())
                .param("contract", current.of(task.reference()).orElseThrow().id())
                .param("outcome", form.recovery().name())
                .param("amount", form.amount())
                .param("source", source)
                .param("recoveredOn", form.recoveredOn())
                .param("schedule", form.schedule())
                .param("reason", form.reason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", task.userId())
                .update();
        dossiers.journal(task.reference(), JournalEntry.of("recovery." + form.recovery(), Visibility.LEAD,
                form.amount() == null ? "" : words.euros(form.amount())).withNote(
                form.reason() == null ? form.schedule() : form.reason()), task.userId());
    }
}
