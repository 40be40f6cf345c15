package fr.maillage.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of what each organisation proposes to professionals; a measure is withdrawn, never deleted. */
@Service
@Transactional
class Measures {

    record Measure(long id, String organisation, String label, String description, LocalDate withdrawnOn) {
    }

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    Measures(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Measure> of(String organisation) {
        return jdbc.sql("""
                        select id, organisation, label, description, withdrawn_on from measure
                        where organisation = :organisation order by withdrawn_on nulls first, label""")
                .param("organisation", organisation)
                .query(Measure.class)
                .list();
    }

    /** Those in force of the organisation of that agent. */
    @Transactional(readOnly = true)
    List<FieldOption> choices(String user) {
        return directory.findAgent(user).map(Agent::organisation).stream()
                .flatMap(organisation -> of(organisation).stream())
                .filter(measure -> measure.withdrawnOn() == null)
                .map(measure -> new FieldOption(String.valueOf(measure.id()), measure.label()))
                .toList();
    }

    void add(String organisation, String label, String description) {
        jdbc.sql("insert into measure (organisation, label, description) values (:organisation, :label, :description)")
                .param("organisation", organisation).param("label", label).param("description", description)
                .update();
    }

    void withdraw(String organisation, long id) {
        jdbc.sql("""
                        update measure set withdrawn_on = :day
                        where id = :id and organisation = :organisation and withdrawn_on is null""")
                .param("day", ParisTime.today(clock)).param("id", id).param("organisation", organisation)
                .update();
    }

    /** Those that an act presents; replaces what was said before. */
    void present(long act, List<String> measures, String field) {
        jdbc.sql("delete from act_measure where act = :act").param("act", act).update();
        for (String id : measures == null ? List.<String>of() : measures) {
            int written = id.matches("\\d{1,18}")
                    ? jdbc.sql("insert into act_measure (act, measure) select :act, id from measure where id = :id on conflict do nothing")
                            .param("act", act).param("id", Long.parseLong(id)).update()
                    : 0;
            if (written == 0) {
                throw new RefusedSubmission(field, "act.measure.unknown");
            }
        }
    }

    @Transactional(readOnly = true)
    List<String> presented(long act) {
        return jdbc.sql("select measure::text from act_measure where act = :act order by measure")
                .param("act", act).query(String.class).list();
    }

    @Transactional(readOnly = true)
    List<String> presentedLabels(long act) {
        return jdbc.sql("""
                        select m.label from act_measure a join measure m on m.id = a.measure
                        where a.act = :act order by m.label""")
                .param("act", act).query(String.class).list();
    }
}
