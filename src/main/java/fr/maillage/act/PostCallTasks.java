package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import fr.maillage.act.PostCall.Criterion;
import fr.maillage.act.PostCall.Juror;
import fr.maillage.act.SharedPost.State;
import fr.maillage.directory.Directory;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** A call for shared posts: opened by the agency, scored by its jury, published. */
@Component
class PostCallTasks {

    private static final String PROCESS = EngineNames.SHARED_POST_CALL;

    record GridLine(@NotBlank @Size(max = 80) String criterion, @NotNull @Positive @Max(100) Integer maximum) {
    }

    record OpenCall(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                    @NotNull CallKind call,
                    @NotBlank @Size(max = 120) String title,
                    @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                    @NotNull LocalDate opensOn,
                    @NotNull @Future LocalDate closesOn,
                    @NotNull @Positive @Max(500) Integer places,
                    @NotEmpty @Size(max = 20) List<@Valid GridLine> grid,
                    @Size(max = LONG) @Widget("textarea") String conditions) {
    }

    record JuryMember(@NotBlank @Size(max = 120) String name,
                      @NotBlank @Email @Size(max = 150) @Widget("email") String email) {
    }

    record PlanJury(@NotNull @Future LocalDateTime heldAt, @NotBlank @Size(max = 200) String place,
                    @NotEmpty @Size(max = 50) List<@Valid JuryMember> members) {
    }

    enum JuryOutcome {
        HELD, POSTPONED
    }

    /** @param subject reference, criterion, applicant */
    record Mark(@NotBlank @Size(max = 200) String subject, @PositiveOrZero Integer mark) {
    }

    record ScoreApplications(@NotNull JuryOutcome actOutcome,
                             @Future @AskedWhen(field = "actOutcome", is = "POSTPONED") LocalDateTime newDate,
                             @Size(max = LONG) @Widget("textarea")
                             @AskedWhen(field = "actOutcome", is = "HELD", required = false) String minutes,
                             @Widget("fixed") @Size(max = 5_000)
                             @AskedWhen(field = "actOutcome", is = "HELD", required = false)
                             List<@Valid @NotNull Mark> marks) {
    }

    enum PostResult {
        LAUREATE, WAITING_LIST, NOT_RETAINED
    }

    /** @param application reference, applicant and score */
    record Ranked(@NotBlank @Size(max = 200) String application, @NotNull PostResult result,
                  @Size(max = 1_000) @Widget("textarea") String reason) {
    }

    record PublishLaureates(@Widget("fixed") @Size(max = 1_000) List<@Valid @NotNull Ranked> results) {

        PublishLaureates {
            results = results == null ? List.of() : results;
        }
    }

    private final SharedPosts posts;
    private final Cases cases;
    private final Acts acts;
    private final Directory directory;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Clock clock;

    PostCallTasks(SharedPosts posts, Cases cases, Acts acts, Directory directory, Dossiers dossiers, TaskRecords records,
                  Clock clock) {
        this.posts = posts;
        this.cases = cases;
        this.acts = acts;
        this.directory = directory;
        this.dossiers = dossiers;
        this.records = records;
        this.clock = clock;
    }

    @TaskContract(process = PROCESS, task = "callOpened", routes = {EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE})
    Routing open(OpenCall form, TaskInHand start) {
        OrganisationKind kind = directory.organisation(acts.organisationOf(start.userId())).kind();
        if (kind != OrganisationKind.ARS && kind != OrganisationKind.ARS_DELEGATION) {
            throw new RefusedSubmission("", "act.call.ars");
        }
        if (!form.closesOn().isAfter(form.opensOn())) {
            throw new RefusedSubmission("closesOn", "act.call.dates");
        }
        String reference = cases.open(form.declarationId(), StructureType.TERRITORY, form.title(), null, form.communes(),
                start.userId()).reference();
        posts.open(new PostCall(reference, form.call(), form.title(), form.opensOn(), form.closesOn(), form.places(),
                form.conditions(), null, null, false), IntStream.range(0, form.grid().size())
                .mapToObj(index -> new Criterion(index + 1, form.grid().get(index).criterion(),
                        form.grid().get(index).maximum())).toList());
        records.keep(reference, start, form, Visibility.LEAD);
        return cases.start(reference);
    }

    @TaskContract(process = PROCESS, task = "planJury")
    void plan(PlanJury form, TaskInHand task) {
        List<SharedPost> unchecked = posts.applications(task.reference(), State.RECEIVED);
        if (!unchecked.isEmpty()) {
            throw new RefusedSubmission("heldAt", "act.jury.unchecked",
                    unchecked.stream().map(SharedPost::row).collect(Collectors.joining(", ")));
        }
        posts.convene(task.reference(), form.heldAt().atZone(ParisTime.ZONE).toInstant(), form.place(),
                form.members().stream().map(member -> new Juror(member.name(), member.email())).toList());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("jury.planned", Visibility.ADMINISTRATIONS,
                FrenchDates.of(form.heldAt())), task.userId());
    }

    /** One row for each application and criterion. */
    @TaskDraft(process = PROCESS, task = "scoreApplications")
    ScoreApplications proposeMarks(TaskInHand task) {
        List<Criterion> grid = posts.grid(task.reference());
        return new ScoreApplications(null, null, null, posts.applications(task.reference(), State.ELIGIBLE).stream()
                .flatMap(post -> grid.stream().map(criterion -> new Mark(subject(post, criterion), null)))
                .toList());
    }

    private static String subject(SharedPost post, Criterion criterion) {
        return "%s · %s (sur %d)".formatted(post.row(), criterion.name(), criterion.maximum());
    }

    @TaskContract(process = PROCESS, task = "scoreApplications", routes = "actOutcome")
    Routing score(ScoreApplications form, TaskInHand task) {
        if (form.actOutcome() == JuryOutcome.POSTPONED) {
            Instant newDate = form.newDate().atZone(ParisTime.ZONE).toInstant();
            posts.postponeJury(task.reference(), newDate);
        } else {
            if (posts.call(task.reference()).juryAt().isAfter(clock.instant())) {
                throw new RefusedSubmission("actOutcome", "act.notYet");
            }
            mark(form, task.reference());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("jury." + form.actOutcome(), Visibility.ADMINISTRATIONS)
                .withNote(form.minutes()), task.userId());
        return Routing.of("actOutcome", form.actOutcome());
    }

    private void mark(ScoreApplications form, String call) {
        List<Mark> given = form.marks() == null ? List.of() : form.marks();
        Map<String, Mark> bySubject = new HashMap<>();
        given.forEach(mark -> bySubject.put(mark.subject(), mark));
        for (SharedPost post : posts.applications(call, State.ELIGIBLE)) {
            Map<Integer, Integer> marks = new HashMap<>();
            for (Criterion criterion : posts.grid(call)) {
                Mark mark = bySubject.get(subject(post, criterion));
                if (mark == null || mark.mark() == null) {
                    throw new RefusedSubmission("marks", "act.jury.missing", post.applicant(), criterion.name());
                }
                if (mark.mark() > criterion.maximum()) {
                    throw new RefusedSubmission("marks[%d].mark".formatted(given.indexOf(mark)), "act.jury.tooHigh",
                            criterion.maximum());
                }
                marks.put(criterion.position(), mark.mark());
            }
            posts.mark(post.reference(), marks);
        }
    }

    /** The ranking of the jury, with the best as laureates as far as there are places. */
    @TaskDraft(process = PROCESS, task = "publishLaureates")
    PublishLaureates proposeResults(TaskInHand task) {
        int places = posts.call(task.reference()).places();
        List<SharedPost> ranked = posts.applications(task.reference(), State.ELIGIBLE);
        return new PublishLaureates(IntStream.range(0, ranked.size())
                .mapToObj(index -> new Ranked(ranking(ranked.get(index)),
                        index < places ? PostResult.LAUREATE : PostResult.WAITING_LIST, null))
                .toList());
    }

    private static String ranking(SharedPost post) {
        return "%s · %d points".formatted(post.row(), post.score());
    }

    @TaskContract(process = PROCESS, task = "publishLaureates")
    void publish(PublishLaureates form, TaskInHand task) {
        PostCall call = posts.call(task.reference());
        Map<String, SharedPost> ranked = posts.applications(task.reference(), State.ELIGIBLE).stream()
                .collect(Collectors.toMap(PostCallTasks::ranking, post -> post));
        if (!form.results().stream().map(Ranked::application).collect(Collectors.toSet()).equals(ranked.keySet())) {
            throw new RefusedSubmission("results", "act.results.all");
        }
        long laureates = form.results().stream().filter(each -> each.result() == PostResult.LAUREATE).count();
        if (laureates > call.places()) {
            throw new RefusedSubmission("results", "act.results.places", call.places());
        }
        for (int index = 0; index < form.results().size(); index++) {
            check(form, index, ranked);
        }
        form.results().forEach(each -> posts.move(ranked.get(each.application()).reference(),
                State.valueOf(each.result().name()), each.reason()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("laureates", Visibility.LEAD, laureates, call.places()),
                task.userId());
    }

    /** A refusal has its reason, and so has a result that does not follow the ranking. */
    private static void check(PublishLaureates form, int index, Map<String, SharedPost> ranked) {
        Ranked each = form.results().get(index);
        boolean skipped = form.results().stream().anyMatch(other -> other.result().compareTo(each.result()) < 0
                && ranked.get(other.application()).score() < ranked.get(each.application()).score());
        if (each.reason() == null && (each.result() == PostResult.NOT_RETAINED || skipped)) {
            throw new RefusedSubmission("results[%d].reason".formatted(index),
                    skipped ? "act.results.skipped" : "act.results.reason", each.application());
        }
    }
}
