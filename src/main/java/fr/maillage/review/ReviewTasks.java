package fr.maillage.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;
import fr.maillage.workflow.Widget;

/** The tasks of a filed project before it is decided: deposit, pieces, opinions, session. */
@Component
class ReviewTasks {

    private static final String PROCESS = EngineNames.REVIEW;
    /** Under which {@code required-pieces} lists what a filing holds. */
    private static final String FILING = "FILING";
    private static final int TEXT = 10_000;

    record FileProject(@Valid @NotNull Deposit deposit, @NotBlank @Size(max = 40) String version,
                       @NotEmpty @Widget("documents") List<String> documents, @Size(max = 40) String externalNumber,
                       List<@Valid @NotNull ReasonAnswer> answers) {
    }

    record PieceCheck(@NotNull FilingPieceCode piece, @NotNull PieceState state) {
    }

    record CheckCompleteness(@NotNull Completeness completeness,
                             @NotEmpty @Widget("fixed") List<@Valid @NotNull PieceCheck> pieces,
                             @Future @AskedWhen(field = "completeness", is = "INCOMPLETE") LocalDate deadline,
                             @Size(max = TEXT) @Widget("textarea") String note) {
    }

    record ReceivedPiece(@NotNull FilingPieceCode piece, @NotNull @PastOrPresent LocalDate receivedOn,
                         @Widget("documents") String document) {
    }

    record RecordPieces(@Valid @NotNull Deposit deposit, @NotEmpty List<@Valid @NotNull ReceivedPiece> pieces) {
    }

    record GiveOpinion(@NotNull OpinionSense opinion, @Size(max = TEXT) @Widget("textarea") String text,
                       @Size(max = TEXT) @Widget("textarea") String healthPlan,
                       @Size(max = TEXT) @Widget("textarea") String contractPoints,
                       @Size(max = TEXT) @Widget("textarea") String territoryPoints) {
    }

    private final Filings filings;
    private final Opinions opinions;
    private final DecisionRules rules;
    private final LegalClock legalClock;
    private final Sessions sessions;
    private final RequiredPieces required;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Directory directory;

    ReviewTasks(Filings filings, Opinions opinions, DecisionRules rules, LegalClock legalClock, Sessions sessions,
                RequiredPieces required, Dossiers dossiers, TaskRecords records, Directory directory) {
        this.filings = filings;
        this.opinions = opinions;
        this.rules = rules;
        this.legalClock = legalClock;
        this.sessions = sessions;
        this.required = required;
        this.dossiers = dossiers;
        this.records = records;
        this.directory = directory;
    }

    /**
     * From the second filing on: each earlier reason, for the lead to answer. What a health centre has deposited through
     * the national service when it prepared its file is not asked again.
     */
    @TaskDraft(process = PROCESS, task = "fileProject")
    FileProject draftFiling(TaskInHand task) {
        Optional<TaskRecords.TaskRecord> prepared = records.last(task.reference(), EngineNames.CDS_CREATION, "prepareFile");
        return new FileProject(prepared.map(file -> deposit(file.content().path("deposit"))).orElse(null), null, null,
                prepared.map(file -> file.content().path("externalNumber").textValue()).orElse(null),
                earlierReasons(task.reference()).stream().map(reason -> new ReasonAnswer(reason, null)).toList());
    }

    @TaskContract(process = PROCESS, task = "fileProject")
    void file(FileProject form, TaskInHand task) {
        Refuse.missing(form.deposit().channel() == Channel.DEMARCHES_SIMPLIFIEES, "externalNumber", form.externalNumber());
        List<ReasonAnswer> answers = form.answers() == null ? List.of() : form.answers();
        Set<String> answered = answers.stream().map(ReasonAnswer::reason).collect(Collectors.toSet());
        Refuse.when(!answered.containsAll(earlierReasons(task.reference())), "answers", "review.filing.unanswered");
        Filing filing = filings.deposit(task.reference(), FilingSubject.PROJECT, form.deposit(), form.documents(),
                task.userId());
        filings.change(filing, latest -> latest.projectIn(form.version(), form.externalNumber(), answers));
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("review.filed", Visibility.LEAD, filing.number(),
                FrenchDates.of(form.deposit().receivedOn()), form.deposit().depositedBy()));
    }

    @TaskDraft(process = PROCESS, task = "checkCompleteness")
    CheckCompleteness draftCompleteness(TaskInHand task) {
        Filing filing = project(task);
        return new CheckCompleteness(null, expected(task).stream()
                .map(piece -> new PieceCheck(FilingPieceCode.valueOf(piece.code()), filing.piece(piece.code())
                        .map(FilingPiece::state).map(PieceState::valueOf).orElse(null)))
                .toList(), null, null);
    }

    @TaskContract(process = PROCESS, task = "checkCompleteness", routes = "completeness")
    Routing check(CheckCompleteness form, TaskInHand task) {
        boolean complete = form.completeness() == Completeness.COMPLETE;
        Filing filing = filings.expect(project(task), expected(task));
        Filings.requireKnown(filing, form.pieces().stream().map(piece -> piece.piece().name()).toList(), "pieces");
        Filing checked = filings.change(filing, latest -> {
            form.pieces().forEach(check -> latest.change(check.piece().name(), piece -> piece.in(check.state())));
            if (!complete) {
                latest.askForPiecesBy(form.deadline());
            }
        });
        List<FilingPiece> lacking = checked.pieces().stream()
                .filter(piece -> piece.required() && (piece.state() == null || piece.isMissing())).toList();
        Refuse.when(complete && !lacking.isEmpty(), "pieces", "review.completeness.lacking", lacking.size());
        Refuse.when(!complete && lacking.stream().noneMatch(FilingPiece::isMissing), "pieces",
                "review.completeness.nothingLacking");
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("review." + form.completeness(), Visibility.LEAD, filing.number())
                .withNote(form.note()));
        return Routing.of("completeness", form.completeness());
    }

    /** The pieces that have been asked for. */
    @TaskDraft(process = PROCESS, task = "recordPieces")
    RecordPieces draftPieces(TaskInHand task) {
        return new RecordPieces(null, project(task).pieces().stream().filter(FilingPiece::isMissing)
                .map(piece -> new ReceivedPiece(FilingPieceCode.valueOf(piece.piece()), null, null)).toList());
    }

    /**
     * A required piece that was missing moves the start of the clock. Whatever else arrives is a new version or a
     * precision, and is refused here since it moves nothing.
     */
    @TaskContract(process = PROCESS, task = "recordPieces")
    void receive(RecordPieces form, TaskInHand task) {
        Filing filing = project(task);
        Filings.requireKnown(filing, form.pieces().stream().map(piece -> piece.piece().name()).toList(), "pieces");
        for (int index = 0; index < form.pieces().size(); index++) {
            ReceivedPiece received = form.pieces().get(index);
            String row = "pieces[%d].".formatted(index);
            Refuse.when(!filing.piece(received.piece().name()).orElseThrow().isMissing(), row + "piece",
                    "review.piece.notMissing");
            Refuse.when(received.receivedOn().isBefore(filing.receivedOn()), row + "receivedOn",
                    "review.piece.beforeFiling", FrenchDates.of(filing.receivedOn()));
            Refuse.when(received.receivedOn().isAfter(form.deposit().receivedOn()), row + "receivedOn",
                    "review.piece.afterDeposit");
        }
        filings.change(filing, latest -> form.pieces().forEach(received -> latest.change(received.piece().name(),
                piece -> piece.received(received.receivedOn(), received.document()))));
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("review.pieces", Visibility.LEAD, form.pieces().size(),
                FrenchDates.of(form.deposit().receivedOn())));
    }

    /** What the same organisation thought of the filing before. */
    @TaskDraft(process = PROCESS, task = "giveOpinion")
    GiveOpinion draftOpinion(TaskInHand task) {
        return filings.previous(project(task)).flatMap(earlier -> opinions.of(earlier, giver(task)))
                .filter(Opinion::isGiven)
                .map(earlier -> new GiveOpinion(earlier.sense(), earlier.content(), earlier.healthPlan(),
                        earlier.contractPoints(), earlier.territoryPoints()))
                .orElse(null);
    }

    @TaskContract(process = PROCESS, task = "giveOpinion")
    void give(GiveOpinion form, TaskInHand task) {
        Refuse.missing(form.opinion().needsText(), "text", form.text());
        boolean late = task.today().isAfter(legalClock.opinionsDueOn(task.reference()));
        opinions.give(project(task), giver(task), new Opinions.View(form.opinion(), form.text(), form.healthPlan(),
                form.contractPoints(), form.territoryPoints(), Visibility.ADMINISTRATIONS), late, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, JournalEntry.of(late ? "opinion.late" : "opinion.given", Visibility.ADMINISTRATIONS,
                directory.groupName(giver(task))));
    }

    @TaskDraft(process = PROCESS, task = "scheduleSession")
    ScheduleSession draftSession(TaskInHand task) {
        return ScheduleSession.proposing(sessions.openTo(task.reference(), latestSession(task)).stream()
                .findFirst().orElse(null));
    }

    @TaskOptions(process = PROCESS, task = "scheduleSession")
    Map<String, List<FieldOption>> openSessions(TaskInHand task) {
        return sessions.choices(task.reference(), latestSession(task));
    }

    @TaskContract(process = PROCESS, task = "scheduleSession", routes = "sessionChoice")
    Routing schedule(ScheduleSession form, TaskInHand task) {
        sessions.schedule(project(task), form, latestSession(task), task);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("sessionChoice", form.sessionChoice());
    }

    private LocalDate latestSession(TaskInHand task) {
        return legalClock.lastSessionDay(task.reference());
    }

    private List<RequiredPieces.Piece> expected(TaskInHand task) {
        return required.list(task.reference(), FILING);
    }

    /** The reasons for which the last filing was refused or returned, one by line. */
    private List<String> earlierReasons(String reference) {
        return filings.find(reference, FilingSubject.PROJECT).map(rules::reasons).orElse(List.of());
    }

    private static Deposit deposit(JsonNode typed) {
        return new Deposit(typed.path("depositedBy").textValue(), Channel.valueOf(typed.path("channel").textValue()),
                LocalDate.parse(typed.path("receivedOn").textValue()));
    }

    private Filing project(TaskInHand task) {
        return filings.current(task.reference(), FilingSubject.PROJECT);
    }

    private static String giver(TaskInHand task) {
        return (String) task.variable("opinionGroup");
    }

    private void journal(TaskInHand task, JournalEntry entry) {
        dossiers.journal(task.reference(), entry, task.userId());
    }
}
