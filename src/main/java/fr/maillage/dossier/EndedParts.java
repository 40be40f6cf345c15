package fr.maillage.dossier;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import fr.maillage.directory.Directory;
import fr.maillage.directory.EngineIdentities;
import fr.maillage.workflow.ParisTime;

/**
 * Whoever accompanied a project works on it until the last day of their part in it, or of their time in the directory. What
 * still waits for them afterwards goes to the pilot, so that nobody works on what they no longer read and nothing is left
 * lying. What is offered to them later, such as a new mission, is theirs.
 */
@Component
class EndedParts {

    /** A group's id holds that of its organisation, which is near enough here: whose it is, the directory says afterwards. */
    private static final String WAITING = """
            select distinct p.dossier, p.organisation, t.id_ as task, t.name_ as name, l.group_id_ as candidates
            from dossier_participant p
              join organisation o on o.id = p.organisation
              join act_ru_execution i on i.business_key_ = p.dossier
              join act_ru_task t on t.proc_inst_id_ = i.id_
              join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                and position(p.organisation in l.group_id_) > 0
            where p.role in (:accompanying)
              and (o.valid_to < :today
                or p.to_day < :today
                  and t.create_time_ < (p.to_day + 1)::timestamp at time zone :zone at time zone 'UTC'
                  and not exists (select 1 from dossier_participant other
                                  where other.dossier = p.dossier and other.organisation = p.organisation
                                    and (other.role not in (:accompanying) or other.to_day is null or other.to_day >= :today)))
            order by p.dossier, name
            """;

    /** @param candidates the group to which the task is offered */
    private record Waiting(String dossier, String organisation, String task, String name, String candidates) {

        Part part() {
            return new Part(dossier, organisation);
        }
    }

    private record Part(String dossier, String organisation) {
    }

    private final JdbcClient jdbc;
    private final EngineIdentities engine;
    private final Directory directory;
    private final Actors actors;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndedParts(JdbcClient jdbc, EngineIdentities engine, Directory directory, Actors actors, Dossiers dossiers,
               ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.directory = directory;
        this.actors = actors;
        this.dossiers = dossiers;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void handOver() {
        waiting().forEach((part, tasks) -> transaction.executeWithoutResult(status -> handOver(part, tasks)));
    }

    private Map<Part, List<Waiting>> waiting() {
        return jdbc.sql(WAITING)
                .param("accompanying", Arrays.stream(ParticipantRole.values()).filter(ParticipantRole::isAccompanying)
                        .map(ParticipantRole::name).toList())
                .param("today", ParisTime.today(clock))
                .param("zone", ParisTime.ZONE.getId())
                .query(Waiting.class)
                .list().stream()
                .filter(each -> directory.groupsOf(each.organisation()).contains(each.candidates()))
                .collect(Collectors.groupingBy(Waiting::part, LinkedHashMap::new, Collectors.toList()));
    }

    private void handOver(Part part, List<Waiting> tasks) {
        String pilot = actors.delegation(part.dossier());
        tasks.forEach(each -> engine.handOver(each.task(), each.candidates(), pilot));
        List<String> names = tasks.stream().map(Waiting::name).distinct().toList();
        dossiers.journal(part.dossier(), JournalEntry.of("tasks-returned", Visibility.ADMINISTRATIONS,
                directory.organisation(part.organisation()).name(), String.join(", ", names)), null);
        events.publishEvent(new TasksReturned(part.dossier(), part.organisation(), names));
    }
}
