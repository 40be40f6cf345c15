package fr.maillage.contract;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.BreachForms.BreachObject;
import fr.maillage.contract.BreachForms.CheckPlan;
import fr.maillage.contract.BreachForms.DecideBreach;
import fr.maillage.contract.BreachForms.ObserveBreach;
import fr.maillage.contract.BreachForms.RecordBreachOpinion;
import fr.maillage.contract.BreachForms.RecordDefence;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.PathStart;

/** Breaches of structures as {@code withdrawal} asks about them; {@code breach} is the number of a row. */
@ModelBean
@Transactional
public class Breaches {

    static final String ROW = "breach";

    private final JdbcClient jdbc;
    private final CurrentContract current;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final Actors actors;
    private final PathStart paths;
    private final ContractWords words;

    Breaches(JdbcClient jdbc, CurrentContract current, FollowUpDates dates, Dossiers dossiers, Actors actors,
             PathStart paths, ContractWords words) {
        this.jdbc = jdbc;
        this.current = current;
        this.dates = dates;
        this.dossiers = dossiers;
        this.actors = actors;
        this.paths = paths;
        this.words = words;
    }

    public Date answerDue(long breach) {
        return FollowUpDates.endOf(get(breach).answerDue());
    }

    /** First instant after the last day on which the structure may answer. */
    public Date answerDeadline(long breach) {
        return FollowUpDates.startOf(get(breach).answerDue().plusDays(1));
    }

    public Date planDue(long breach) {
        return FollowUpDates.startOf(get(breach).planDue());
    }

    /** The agreements have a paritary committee; a CPOM, a label and an agrément have none. */
    public boolean needsCommittee(String reference, long breach) {
        return get(breach).object() == BreachObject.CONTRACT && dossiers.get(reference).type() != StructureType.DAC;
    }

    /** Label and agrément are the agency's to withdraw; a contract is terminated by the caisse, a CPOM by the agency. */
    public String deciders(String reference, long breach) {
        if (get(breach).object() != BreachObject.CONTRACT) {
            return actors.delegationSignatories(reference);
        }
        return dossiers.get(reference).type() == StructureType.DAC
                ? actors.arsHeadquarters(reference) : actors.cpamSignatories(reference);
    }

    /** Whether a contract is in force, whose advances may have to be paid back. */
    public boolean hasContract(String reference) {
        return current.of(reference).isPresent();
    }

    /** A house of health and a centre keep label or authorisation without a contract; a community does not. */
    public boolean structureGoesOn(String reference, long breach) {
        StructureType type = dossiers.get(reference).type();
        return get(breach).object() == BreachObject.CONTRACT && (type == StructureType.MSP || type == StructureType.CDS);
    }

    /** Opens the procedure on behalf of the application: a mission not deployed, a team that stays below the rule. */
    void open(String reference, BreachObject object, String facts, LocalDate observedOn) {
        paths.start(EngineNames.WITHDRAWAL, Map.of("dossier", reference, "breachObject", object.name(), "facts", facts,
                "observedOn", observedOn.toString()));
    }

    /** Whether a procedure about the same object is running. */
    @Transactional(readOnly = true)
    boolean isOpen(String reference, BreachObject object) {
        return jdbc.sql("""
                        select exists (select from breach where dossier = :dossier and object = :object
                                       and (decision is null or decision = 'PLAN') and closed_on is null)""")
                .param("dossier", reference).param("object", object.name()).query(Boolean.class).single();
    }

    long record(String reference, ObserveBreach form, String by) {
        LocalDate answerDue = dates.after(dates.today(), "breach.answer");
        long breach = jdbc.sql("""
                        insert into breach (dossier, object, facts, observed_on, notified_on, answer_due)
                        values (:dossier, :object, :facts, :observedOn, :today, :answerDue) returning id""")
                .param("dossier", reference).param("object", form.breachObject().name())
                .param("facts", form.facts()).param("observedOn", form.observedOn())
                .param("today", dates.today()).param("answerDue", answerDue).query(Long.class).single();
        dossiers.journal(reference, JournalEntry.of("breach.observed", Visibility.LEAD, words.breachObject(form.breachObject()),
                words.day(answerDue)).withNote(form.facts()), by);
        return breach;
    }

    @Transactional(readOnly = true)
    Breach get(long breach) {
        return jdbc.sql("select * from breach where id = :id").param("id", breach).query(Breach.class).single();
    }

    @Transactional(readOnly = true)
    List<Breach> of(String reference) {
        return jdbc.sql("select * from breach where dossier = :dossier order by id").param("dossier", reference)
                .query(Breach.class).list();
    }

    void defend(long breach, RecordDefence form, String by) {
        jdbc.sql("update breach set answered_on = :day, defence = :defence where id = :id")
                .param("day", form.deposit().receivedOn()).param("defence", form.defence()).param("id", breach).update();
        dossiers.journal(get(breach).dossier(), JournalEntry.of("breach.defence", Visibility.LEAD,
                words.day(form.deposit().receivedOn())).withNote(form.defence()), by);
    }

    void opine(long breach, RecordBreachOpinion form, String by) {
        jdbc.sql("update breach set committee_on = :day, committee_opinion = :opinion where id = :id")
                .param("day", form.heldOn()).param("opinion", form.opinion()).param("id", breach).update();
        dossiers.journal(get(breach).dossier(), JournalEntry.of("breach.committee." + form.view(), Visibility.ADMINISTRATIONS,
                words.day(form.heldOn())).withNote(form.opinion()), by);
    }

    void decide(long breach, DecideBreach form, String by) {
        jdbc.sql("""
                        update breach set decision = :decision, decided_on = :decidedOn, reasons = :reasons, plan = :plan,
                               plan_due = :planDue, effective_on = :effectiveOn, signatory = :signatory,
                               closed_on = case when :decision = 'PLAN' then null else :decidedOn::date end
                        where id = :id""")
                .param("decision", form.breachDecision().name()).param("decidedOn", form.decidedOn())
                .param("reasons", form.reasons()).param("plan", form.plan()).param("planDue", form.planDue())
                .param("effectiveOn", form.effectiveOn()).param("signatory", form.signatory())
                .param("id", breach).update();
        dossiers.journal(get(breach).dossier(), JournalEntry.of("breach." + form.breachDecision(), Visibility.LEAD)
                .withNote(form.reasons()), by);
    }

    void checkPlan(long breach, CheckPlan form, String by) {
        jdbc.sql("update breach set closed_on = :closedOn where id = :id")
                .param("closedOn", form.planOutcome() == BreachForms.PlanOutcome.KEPT ? form.checkedOn() : null)
                .param("id", breach).update();
        dossiers.journal(get(breach).dossier(), JournalEntry.of("breach.plan." + form.planOutcome(), Visibility.LEAD)
                .withNote(form.findings()), by);
    }
}
