package fr.maillage.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;
import fr.maillage.workflow.Widget;

/** The one task of a session: its opinions on all dossiers of the agenda, on one screen. */
@Component
class SessionTasks {

    private static final String PROCESS = EngineNames.COMMITTEE_SESSION;
    private static final int TEXT = 10_000;

    /** @param reference key of the item of the agenda */
    record SessionResult(@NotBlank @Size(max = 80) String reference, @NotNull SessionOpinion opinion,
                         @Size(max = TEXT) @Widget("textarea") String text) {
    }

    record RecordSessionOpinions(@NotNull SessionHeld sessionHeld,
                                 @Future @AskedWhen(field = "sessionHeld", is = "POSTPONED") LocalDateTime newDate,
                                 @Size(max = 40) @AskedWhen(field = "sessionHeld", is = "CANCELLED", required = false)
                                 String replacement,
                                 @AskedWhen(field = "sessionHeld", is = "HELD", required = false)
                                 List<@NotBlank @Size(max = 120) String> present,
                                 @AskedWhen(field = "sessionHeld", is = "HELD") Boolean quorum,
                                 @Widget("fixed") @AskedWhen(field = "sessionHeld", is = "HELD", required = false)
                                 List<@Valid @NotNull SessionResult> results,
                                 @Size(max = TEXT) @Widget("textarea")
                                 @AskedWhen(field = "sessionHeld", is = "HELD", required = false) String minutes) {

        RecordSessionOpinions {
            present = present == null ? List.of() : present;
            results = results == null ? List.of() : results;
        }
    }

    private final Sessions sessions;
    private final Dossiers dossiers;
    private final Clock clock;

    SessionTasks(Sessions sessions, Dossiers dossiers, Clock clock) {
        this.sessions = sessions;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** One row for each item of the agenda, and those who were invited. */
    @TaskDraft(process = PROCESS, task = "recordSessionOpinions")
    RecordSessionOpinions draft(TaskInHand task) {
        return new RecordSessionOpinions(null, null, null,
                sessions.get(task.reference()).members().stream().map(SessionMember::name).toList(), null,
                sessions.agenda(task.reference()).stream()
                        .map(item -> new SessionResult(item.key(), null, null)).toList(), null);
    }

    @TaskOptions(process = PROCESS, task = "recordSessionOpinions")
    Map<String, List<FieldOption>> choices(TaskInHand task) {
        return Map.of("replacement", sessions.replacements(task.reference()),
                "results.reference", sessions.agenda(task.reference()).stream()
                        .map(item -> new FieldOption(item.key(), sessions.title(item))).toList());
    }

    @TaskContract(process = PROCESS, task = "recordSessionOpinions", routes = "sessionHeld")
    Routing record(RecordSessionOpinions form, TaskInHand task) {
        switch (form.sessionHeld()) {
            case HELD -> hold(form, task);
            case POSTPONED -> postpone(form.newDate().atZone(ParisTime.ZONE).toInstant(), task);
            case CANCELLED -> cancel(form.replacement(), task);
        }
        return Routing.of("sessionHeld", form.sessionHeld());
    }

    private void postpone(Instant newDate, TaskInHand task) {
        sessions.postpone(task.reference(), newDate);
        sessions.agenda(task.reference()).forEach(item -> journal(item, task, JournalEntry.of("session.moved",
                Visibility.ADMINISTRATIONS, task.reference(), FrenchDates.of(ParisTime.dateOf(newDate)))));
    }

    private void cancel(String replacement, TaskInHand task) {
        List<AgendaItem> agenda = sessions.agenda(task.reference());
        sessions.cancel(task.reference(), replacement);
        agenda.forEach(item -> journal(item, task, replacement == null
                ? JournalEntry.of("session.cancelled", Visibility.ADMINISTRATIONS, task.reference())
                : JournalEntry.of("session.replaced", Visibility.ADMINISTRATIONS, task.reference(), replacement)));
    }

    /** Without a quorum nobody has judged anything: the session is postponed. */
    private void hold(RecordSessionOpinions form, TaskInHand task) {
        Refuse.when(sessions.get(task.reference()).heldAt().isAfter(clock.instant()), "sessionHeld",
                "review.session.notYet");
        Refuse.when(!form.quorum(), "quorum", "review.session.noQuorum");
        Map<String, AgendaItem> agenda = sessions.agenda(task.reference()).stream()
                .collect(Collectors.toMap(AgendaItem::key, Function.identity(), (first, second) -> first,
                        LinkedHashMap::new));
        for (int index = 0; index < form.results().size(); index++) {
            String key = form.results().get(index).reference();
            Refuse.when(!agenda.containsKey(key), "results[%d].reference".formatted(index),
                    "review.session.notOnAgenda", key);
        }
        Map<String, SessionResult> results = form.results().stream()
                .collect(Collectors.toMap(SessionResult::reference, Function.identity(), (first, second) -> second));
        Refuse.when(results.size() < agenda.size(), "results", "review.session.unanswered",
                agenda.size() - results.size());
        List<AgendaItem> judged = agenda.values().stream()
                .map(item -> item.judged(results.get(item.key()).opinion(), results.get(item.key()).text()))
                .toList();
        sessions.hold(task.reference(), form.present(), form.quorum(), form.minutes(), judged);
        judged.forEach(item -> journal(item, task, JournalEntry.of("session." + item.opinion(),
                Visibility.ADMINISTRATIONS, task.reference()).withNote(item.content())));
    }

    private void journal(AgendaItem item, TaskInHand task, JournalEntry entry) {
        dossiers.journal(item.reference(), entry, task.userId());
    }
}
