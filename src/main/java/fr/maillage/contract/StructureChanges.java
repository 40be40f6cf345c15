package fr.maillage.contract;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.contract.ChangeForms.ChangeTreatment;
import fr.maillage.contract.ChangeForms.ConfirmTeam;
import fr.maillage.contract.ChangeForms.DecidePayments;
import fr.maillage.contract.ChangeForms.HandleChange;
import fr.maillage.contract.ChangeForms.PaymentsDuringPlan;
import fr.maillage.contract.ChangeForms.RecordCessation;
import fr.maillage.contract.ChangeForms.ReportChange;
import fr.maillage.contract.ChangeForms.TeamOutlook;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.StageEntered;
import fr.maillage.dossier.TeamChanged;
import fr.maillage.dossier.TeamRule;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.PathStart;
import fr.maillage.workflow.RunningProcesses;

/** Changes of structures as {@code structure-change} asks about them; {@code change} is the number of a row. */
@ModelBean
@Transactional
public class StructureChanges {

    static final String ROW = "change";

    private final JdbcClient jdbc;
    private final ContractData data;
    private final CurrentContract current;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final TeamRule teamRule;
    private final PathStart paths;
    private final RunningProcesses running;
    private final ContractWords words;

    StructureChanges(JdbcClient jdbc, ContractData data, CurrentContract current, FollowUpDates dates, Dossiers dossiers,
                     TeamRule teamRule, PathStart paths, RunningProcesses running, ContractWords words) {
        this.jdbc = jdbc;
        this.data = data;
        this.current = current;
        this.dates = dates;
        this.dossiers = dossiers;
        this.teamRule = teamRule;
        this.paths = paths;
        this.running = running;
        this.words = words;
    }

    public String kind(long change) {
        return get(change).kind().name();
    }

    /** What the change is, in a sentence, for the description of its task. */
    public String summary(long change) {
        StructureChange row = get(change);
        return words.text(row.late() ? "follow-up.change.summary.late" : "follow-up.change.summary",
                words.text("enum.ChangeKind." + row.kind()), words.day(row.effectiveOn()));
    }

    /** @param decision the row of {@code change-treatment}: treatment, amendment; empty where the rule knows none */
    public void propose(long change, List<Map<String, Object>> decision) {
        if (!decision.isEmpty()) {
            jdbc.sql("update structure_change set proposed_treatment = :treatment, proposed_amendment = :amendment where id = :id")
                    .param("treatment", decision.get(0).get("treatment"))
                    .param("amendment", decision.get(0).get("amendment"))
                    .param("id", change).update();
        }
    }

    /** Only a contract in force can be amended. */
    public boolean needsAmendment(long change) {
        StructureChange row = get(change);
        return Boolean.TRUE.equals(row.amendment()) && current.of(row.dossier()).isPresent();
    }

    public Date checkpoint(long change) {
        return FollowUpDates.startOf(get(change).checkpointOn());
    }

    /** A practitioner has left a team that works: the change opens by itself, once. */
    @EventListener
    void on(TeamChanged event) {
        Dossier dossier = dossiers.get(event.reference());
        if (dossier.stage() == Stage.OPERATION && !teamRule.isMet(dossier) && !isOpen(event.reference(), ChangeKind.TEAM)) {
            open(event.reference(), ChangeKind.TEAM, words.text("follow-up.change.team"));
        }
    }

    /** The dossier that succeeds has opened, or will never: the structure that waits for it is told. */
    @EventListener
    void on(StageEntered event) {
        if (event.stage() == Stage.OPERATION || event.stage().isEnd()) {
            jdbc.sql("""
                            select * from structure_change
                            where successor = :reference and treatment = 'CONVERSION' and closed_on is null""")
                    .param("reference", event.reference()).query(StructureChange.class).list()
                    .forEach(change -> running.correlate(EngineNames.SUCCESSOR_SETTLED, EngineNames.STRUCTURE_CHANGE,
                            change.dossier(), Map.of(ROW, change.id()),
                            Map.of("successor", event.stage() == Stage.OPERATION ? "OPENED" : "FAILED")));
        }
    }

    /** Opens a change on behalf of the application, in force from today. */
    void open(String reference, ChangeKind kind, String description) {
        String today = dates.today().toString();
        Map<String, Object> form = new HashMap<>(Map.of("dossier", reference, "kind", kind.name(),
                "effectiveOn", today, "description", description));
        form.put("deposit", Map.of("depositedBy", words.text("follow-up.change.by"), "channel", "PORTAL", "receivedOn", today));
        paths.start(EngineNames.STRUCTURE_CHANGE, form);
    }

    @Transactional(readOnly = true)
    boolean isOpen(String reference, ChangeKind kind) {
        return jdbc.sql("""
                        select exists (select from structure_change
                                       where dossier = :dossier and kind = :kind and closed_on is null)""")
                .param("dossier", reference).param("kind", kind.name()).query(Boolean.class).single();
    }

    long record(Dossier dossier, ReportChange form, String by) {
        LocalDate received = form.deposit().receivedOn();
        boolean late = data.changeNotice(dossier.type(), form.effectiveOn()).filter(received::isAfter).isPresent();
        long change = jdbc.sql("""
                        insert into structure_change
                          (dossier, kind, reported_on, received_on, effective_on, late, description, seat_commune, other,
                           target_type, site_name, site_kind, site_commune, site_finess, people_role)
                        values
                          (:dossier, :kind, :today, :receivedOn, :effectiveOn, :late, :description, :seat, :other,
                           :targetType, :siteName, :siteKind, :siteCommune, :siteFiness, :peopleRole)
                        returning id""")
                .param("dossier", dossier.reference())
                .param("kind", form.kind().name())
                .param("today", dates.today())
                .param("receivedOn", received)
                .param("effectiveOn", form.effectiveOn())
                .param("late", late)
                .param("description", form.description())
                .param("seat", form.seatCommune())
                .param("other", form.otherStructure())
                .param("targetType", name(form.targetType()))
                .param("siteName", form.siteName())
                .param("siteKind", name(form.siteKind()))
                .param("siteCommune", form.siteCommune())
                .param("siteFiness", form.siteFiness())
                .param("peopleRole", name(form.particular()))
                .query(Long.class)
                .single();
        if (form.territory() != null) {
            insert(change, form.territory());
        }
        dossiers.journal(dossier.reference(), JournalEntry.of(late ? "change.reported.late" : "change.reported",
                Visibility.LEAD, words.text("enum.ChangeKind." + form.kind()), words.day(form.effectiveOn()))
                .withNote(form.description()), by);
        return change;
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private void insert(long change, List<TerritoryPart> parts) {
        for (int position = 0; position < parts.size(); position++) {
            TerritoryPart part = parts.get(position);
            jdbc.sql("""
                            insert into structure_change_part (structure_change, position, commune, part, population, source)
                            values (:change, :position, :commune, :part, :population, :source)""")
                    .param("change", change).param("position", position).param("commune", part.commune())
                    .param("part", part.part()).param("population", part.population()).param("source", part.source())
                    .update();
        }
    }

    @Transactional(readOnly = true)
    StructureChange get(long change) {
        return jdbc.sql("select * from structure_change where id = :id").param("id", change)
                .query(StructureChange.class).single();
    }

    @Transactional(readOnly = true)
    List<StructureChange> of(String reference) {
        return jdbc.sql("select * from structure_change where dossier = :dossier order by id")
                .param("dossier", reference).query(StructureChange.class).list();
    }

    /** The communes that the change asks for; none for a kind that has no territory. */
    @Transactional(readOnly = true)
    List<TerritoryPart> territory(long change) {
        return jdbc.sql("""
                        select commune, part, population, source from structure_change_part
                        where structure_change = :change order by position""")
                .param("change", change).query(TerritoryPart.class).list();
    }

    void decide(long change, HandleChange form, String by) {
        boolean over = form.changeTreatment() == ChangeTreatment.REFUSED;
        jdbc.sql("""
                        update structure_change set treatment = :treatment, amendment = :amendment, decided_on = :today,
                               reason = :reason, closed_on = case when :over then :today::date end
                        where id = :id""")
                .param("treatment", form.changeTreatment().name()).param("amendment", form.amendment())
                .param("today", dates.today()).param("reason", form.reason()).param("over", over)
                .param("id", change).update();
        dossiers.journal(get(change).dossier(), JournalEntry.of("change." + form.changeTreatment(), Visibility.LEAD)
                .withNote(form.reason()), by);
    }

    void applied(long change) {
        jdbc.sql("update structure_change set applied_on = :today, closed_on = :today where id = :id")
                .param("today", dates.today()).param("id", change).update();
    }

    void succeededBy(long change, String reference) {
        jdbc.sql("update structure_change set successor = :successor where id = :id")
                .param("successor", reference).param("id", change).update();
    }

    /** Nothing of the change is left to do. */
    void close(long change) {
        jdbc.sql("update structure_change set closed_on = coalesce(closed_on, :today) where id = :id")
                .param("today", dates.today()).param("id", change).update();
    }

    void confirmTeam(long change, ConfirmTeam form, String by) {
        LocalDate latest = dates.after(dates.today(), "team.checkpoint");
        LocalDate checkpoint = Optional.ofNullable(form.recruitmentOn()).filter(latest::isAfter).orElse(latest);
        jdbc.sql("""
                        update structure_change set team_answer = :answer, checkpoint_on = :checkpoint,
                               closed_on = case when :over then :today::date end
                        where id = :id""")
                .param("answer", form.teamAnswer().name())
                .param("checkpoint", form.teamAnswer() == TeamOutlook.RECRUITMENT_DATED ? checkpoint : null)
                .param("over", form.teamAnswer() == TeamOutlook.REPLACED)
                .param("today", dates.today()).param("id", change).update();
        dossiers.journal(get(change).dossier(), JournalEntry.of("operationTeam." + form.teamAnswer(), Visibility.LEAD)
                .withNote(form.plan()), by);
    }

    void decidePayments(long change, DecidePayments form, String by) {
        jdbc.sql("update structure_change set payments_suspended = :suspended where id = :id")
                .param("suspended", form.payments() == PaymentsDuringPlan.SUSPENDED).param("id", change).update();
        dossiers.journal(get(change).dossier(), JournalEntry.of("operationTeam.payments." + form.payments(), Visibility.LEAD)
                .withNote(form.reason()), by);
    }

    void cease(long change, RecordCessation form, String by) {
        jdbc.sql("update structure_change set ceased_on = :day, liquidator = :liquidator, reason = :reason where id = :id")
                .param("day", form.ceasedOn()).param("liquidator", form.liquidator()).param("reason", form.reason())
                .param("id", change).update();
        dossiers.journal(get(change).dossier(), JournalEntry.of("change.ceased", Visibility.LEAD,
                words.day(form.ceasedOn())).withNote(form.reason()), by);
    }

    /** A type to which a structure may be converted: one that has a path, and another one. */
    static boolean isConvertible(StructureType from, StructureType to) {
        return to != from && to.isStructure() && to != StructureType.PTA;
    }
}
