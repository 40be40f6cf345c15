package fr.maillage.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import fr.maillage.act.ElectedMembers.ElectedMember;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Reports from the field: taken in from the public page, treated by the caisse of the elected member. */
@ModelBean
@Transactional
public class FieldReports {

    /** So many reports by one link in a day; more are a mistake or a link in wrong hands. */
    private static final int A_DAY = 10;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Dossiers dossiers;
    private final ElectedMembers members;
    private final Communes communes;
    private final Directory directory;
    private final RunningProcesses running;
    private final Clock clock;

    FieldReports(JdbcClient jdbc, Cases cases, Dossiers dossiers, ElectedMembers members, Communes communes,
                 Directory directory, RunningProcesses running, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.dossiers = dossiers;
        this.members = members;
        this.communes = communes;
        this.directory = directory;
        this.running = running;
        this.clock = clock;
    }

    /** Engine group of the caisse that treats the report. */
    @Transactional(readOnly = true)
    public String caisse(String reference) {
        return directory.groupOf(memberOf(reference).organisation(), Function.HANDLER);
    }

    @Transactional(readOnly = true)
    String supervisors(String reference) {
        return directory.supervisorsOf(memberOf(reference).organisation());
    }

    /** Whether that member has sent as many reports today as one link may. */
    @Transactional(readOnly = true)
    boolean isTooMuch(ElectedMember member) {
        return jdbc.sql("select count(*) from field_report where member = :member and received_at > :since")
                .param("member", member.id()).param("since", OffsetDateTime.now(clock).minus(Duration.ofDays(1)))
                .query(Integer.class).single() >= A_DAY;
    }

    /**
     * Opens a light dossier about the place and starts its treatment.
     *
     * @param declarationId made by the page, the same when it is sent twice
     * @return reference of the report
     */
    String receive(ElectedMember member, String declarationId, String commune, String problem, String people,
                   FieldReport.Urgency urgency) {
        Lead reporter = new Lead(null, member.firstName(), member.lastName(), Profession.ELECTED_OFFICIAL, null,
                member.email(), null, directory.organisation(member.organisation()).name());
        String place = communes.find(commune).orElseThrow().name();
        Dossier dossier = cases.open(declarationId, StructureType.TERRITORY, "Remontée de terrain, " + place, reporter,
                List.of(TerritoryPart.whole(commune)), null);
        String reference = dossier.reference();
        jdbc.sql("""
                        insert into field_report (reference, member, commune, problem, people, urgency, received_at)
                        values (:reference, :member, :commune, :problem, :people, :urgency, :at)""")
                .param("reference", reference).param("member", member.id()).param("commune", commune)
                .param("problem", problem).param("people", people).param("urgency", urgency.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (dossier.participants(ParticipantRole.MSA).stream().noneMatch(each -> each.organisation().equals(member.organisation()))) {
            dossiers.addParticipant(reference, ParticipantRole.ASSOCIATE_MSA, member.organisation(), null, null);
        }
        dossiers.journal(reference, JournalEntry.of("fieldReport.received", Visibility.ADMINISTRATIONS, member.fullName())
                .withNote(people == null ? problem : problem + "\n\n" + people), null);
        running.start(EngineNames.FIELD_REPORT, reference, new HashMap<>(dossiers.card(reference)));
        return reference;
    }

    void acknowledge(String reference, LocalDate answerOn) {
        jdbc.sql("update field_report set answer_on = :day where reference = :reference")
                .param("day", answerOn).param("reference", reference).update();
    }

    void treat(String reference, FieldReport.Outcome outcome, String note, String openedDossier) {
        jdbc.sql("""
                        update field_report set outcome = :outcome, outcome_note = :note, opened_dossier = :dossier
                        where reference = :reference""")
                .param("outcome", outcome.name()).param("note", note).param("dossier", openedDossier)
                .param("reference", reference)
                .update();
    }

    void answer(String reference, String answer) {
        jdbc.sql("update field_report set answer = :answer, answered_at = :at where reference = :reference")
                .param("answer", answer).param("at", OffsetDateTime.now(clock)).param("reference", reference)
                .update();
    }

    @Transactional(readOnly = true)
    Optional<FieldReport> find(String reference) {
        return jdbc.sql("select * from field_report where reference = :reference").param("reference", reference)
                .query(FieldReports::row).optional();
    }

    FieldReport get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no report " + reference));
    }

    ElectedMember memberOf(String reference) {
        return members.get(get(reference).member());
    }

    private static FieldReport row(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new FieldReport(row.getString("reference"), row.getLong("member"), row.getString("commune"),
                row.getString("problem"), row.getString("people"), FieldReport.Urgency.valueOf(row.getString("urgency")),
                row.getObject("answer_on", LocalDate.class), outcome == null ? null : FieldReport.Outcome.valueOf(outcome),
                row.getString("outcome_note"), row.getString("opened_dossier"), row.getString("answer"));
    }
}
