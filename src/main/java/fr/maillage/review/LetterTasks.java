package fr.maillage.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.NotificationMode;
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

/** The tasks of the letter of intention. */
@Component
class LetterTasks {

    private static final String PROCESS = EngineNames.INTENTION_LETTER;
    private static final int TEXT = 10_000;

    record LetterItem(@NotNull LetterItemCode code, @Size(max = TEXT) @Widget("textarea") String text) {
    }

    record DepositLetter(@Valid @NotNull Deposit deposit,
                         @NotEmpty @Widget("fixed") List<@Valid @NotNull LetterItem> items,
                         @NotEmpty @Widget("documents") List<String> documents,
                         @PositiveOrZero BigDecimal budgetWished) {
    }

    record ItemCheck(@NotNull LetterItemCode item, @NotNull ItemState state,
                     @Size(max = 1000) @Widget("textarea") String note) {
    }

    record CheckAdmissibility(@NotNull Admissibility admissibility,
                              @NotEmpty @Widget("fixed") List<@Valid @NotNull ItemCheck> items,
                              @Size(max = TEXT) @Widget("textarea") String cpamComment,
                              @Future @AskedWhen(field = "admissibility", is = "TO_COMPLETE") LocalDate deadline) {
    }

    record CriterionView(@NotNull Criterion criterion, @NotNull CriterionAnswer view) {
    }

    record GiveLetterOpinion(@NotNull OpinionSense opinion, List<@Valid @NotNull CriterionView> criteria,
                             @Size(max = TEXT) @Widget("textarea") String text, @NotNull Visibility visibility) {
    }

    record PrepareJointLetter(@NotNull LetterDecision decision,
                              @Size(max = TEXT) @Widget("textarea")
                              @AskedWhen(field = "decision", is = {"TO_REWORK", "NOT_RETAINED"}) String reasons,
                              @Size(max = TEXT) @Widget("textarea") String recommendations,
                              @AskedWhen(field = "decision", is = "VALIDATED", required = false)
                              StartupProposal startupProposed,
                              @Future @AskedWhen(field = "decision", is = "VALIDATED", required = false)
                              LocalDate projectDueOn) {
    }

    record SignJointLetter(@NotNull Signature signature,
                           @PastOrPresent @AskedWhen(field = "signature", is = "SIGNED") LocalDate signedOn,
                           @Size(max = 100) @AskedWhen(field = "signature", is = "SIGNED", required = false)
                           String delegation,
                           @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "signature", is = "TO_REVISE")
                           String remark) {
    }

    record NotifyLetter(@NotNull NotificationMode mode, @NotNull @PastOrPresent LocalDate notifiedOn,
                        @NotNull Boolean informCommunes) {
    }

    record ChooseAfterLetter(@Valid @NotNull Deposit deposit, @NotNull LetterNextStep letterNextStep,
                             @Size(max = TEXT) @Widget("textarea")
                             @AskedWhen(field = "letterNextStep", is = "ABANDON") String reason) {
    }

    private final Filings filings;
    private final Opinions opinions;
    private final JointLetter letters;
    private final Sessions sessions;
    private final SigningRight signing;
    private final RequiredPieces required;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Directory directory;

    LetterTasks(Filings filings, Opinions opinions, JointLetter letters, Sessions sessions, SigningRight signing,
                RequiredPieces required, Dossiers dossiers, TaskRecords records, Directory directory) {
        this.filings = filings;
        this.opinions = opinions;
        this.letters = letters;
        this.sessions = sessions;
        this.signing = signing;
        this.required = required;
        this.dossiers = dossiers;
        this.records = records;
        this.directory = directory;
    }

    /** The items that are asked, with what the letter before said of them. */
    @TaskDraft(process = PROCESS, task = "depositLetter")
    DepositLetter draftDeposit(TaskInHand task) {
        List<FilingPiece> known = filings.find(task.reference(), FilingSubject.LETTER).map(Filing::pieces).orElse(List.of());
        List<LetterItem> items = required.list(task.reference(), FilingSubject.LETTER.name()).stream()
                .map(item -> new LetterItem(LetterItemCode.valueOf(item.code()), known.stream()
                        .filter(piece -> piece.piece().equals(item.code())).map(FilingPiece::note).findFirst().orElse(null)))
                .toList();
        return new DepositLetter(null, items, null, null);
    }

    @TaskContract(process = PROCESS, task = "depositLetter")
    void deposit(DepositLetter form, TaskInHand task) {
        Filing filing = filings.expect(
                filings.deposit(task.reference(), FilingSubject.LETTER, form.deposit(), form.documents(), task.userId()),
                required.list(task.reference(), FilingSubject.LETTER.name()));
        Filings.requireKnown(filing, form.items().stream().map(item -> item.code().name()).toList(), "items");
        filings.change(filing, letter -> {
            letter.letterAsking(form.budgetWished());
            form.items().forEach(item -> letter.change(item.code().name(), piece -> piece.noting(item.text())));
        });
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("letter.deposited", Visibility.LEAD, filing.number(),
                FrenchDates.of(form.deposit().receivedOn()), form.deposit().depositedBy()));
    }

    @TaskDraft(process = PROCESS, task = "checkAdmissibility")
    CheckAdmissibility draftAdmissibility(TaskInHand task) {
        return new CheckAdmissibility(null, letter(task).pieces().stream()
                .map(piece -> new ItemCheck(LetterItemCode.valueOf(piece.piece()),
                        piece.note() == null ? null : ItemState.PRESENT, null))
                .toList(), null, null);
    }

    @TaskContract(process = PROCESS, task = "checkAdmissibility", routes = "admissibility")
    Routing check(CheckAdmissibility form, TaskInHand task) {
        boolean toComplete = form.admissibility() == Admissibility.TO_COMPLETE;
        Refuse.when(toComplete && form.items().stream().allMatch(item -> item.state() == ItemState.PRESENT),
                "items", "review.letter.nothingToComplete");
        Filing filing = letter(task);
        Filings.requireKnown(filing, form.items().stream().map(item -> item.item().name()).toList(), "items");
        filings.change(filing, letter -> {
            form.items().forEach(item -> letter.change(item.item().name(), piece -> piece.in(item.state())));
            if (toComplete) {
                letter.askForPiecesBy(form.deadline());
            }
        });
        if (!toComplete) {
            opinions.ask(filing, null);
        }
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of(toComplete ? "letter.toComplete" : "letter.admissible", Visibility.LEAD,
                filing.number()));
        return Routing.of("admissibility", form.admissibility());
    }

    /** What the same organisation thought of the letter before. */
    @TaskDraft(process = PROCESS, task = "giveLetterOpinion")
    GiveLetterOpinion draftOpinion(TaskInHand task) {
        return filings.previous(letter(task)).flatMap(earlier -> opinions.of(earlier, giver(task)))
                .filter(Opinion::isGiven)
                .map(earlier -> new GiveLetterOpinion(earlier.sense(), null, earlier.content(), earlier.visibility()))
                .orElseGet(() -> new GiveLetterOpinion(null, null, null, Visibility.ADMINISTRATIONS));
    }

    @TaskContract(process = PROCESS, task = "giveLetterOpinion")
    void give(GiveLetterOpinion form, TaskInHand task) {
        Refuse.missing(form.opinion().needsText(), "text", form.text());
        opinions.give(letter(task), giver(task),
                new Opinions.View(form.opinion(), form.text(), null, null, null, form.visibility()), false,
                task.userId());
        records.keep(task, form, form.visibility());
        journal(task, JournalEntry.of("opinion.given", Visibility.ADMINISTRATIONS, directory.groupName(giver(task))));
    }

    @TaskDraft(process = PROCESS, task = "scheduleLetterSession")
    ScheduleSession draftSession(TaskInHand task) {
        return ScheduleSession.proposing(sessions.openTo(task.reference(), null).stream().findFirst().orElse(null));
    }

    @TaskOptions(process = PROCESS, task = "scheduleLetterSession")
    Map<String, List<FieldOption>> openSessions(TaskInHand task) {
        return sessions.choices(task.reference(), null);
    }

    @TaskContract(process = PROCESS, task = "scheduleLetterSession", routes = "sessionChoice")
    Routing schedule(ScheduleSession form, TaskInHand task) {
        sessions.schedule(letter(task), form, null, task);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("sessionChoice", form.sessionChoice());
    }

    /** The letter as it was sent back, if it was. */
    @TaskDraft(process = PROCESS, task = "prepareJointLetter")
    PrepareJointLetter draftLetter(TaskInHand task) {
        return letters.find(letter(task))
                .map(known -> new PrepareJointLetter(known.decision(), known.reasons(), known.recommendations(),
                        known.startupProposed(), known.projectDueOn()))
                .orElse(null);
    }

    @TaskContract(process = PROCESS, task = "prepareJointLetter")
    void prepare(PrepareJointLetter form, TaskInHand task) {
        letters.change(letter(task), letter -> letter.prepare(form.decision(), form.reasons(), form.recommendations(),
                form.startupProposed(), form.projectDueOn()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, JournalEntry.of("letter.answer.prepared", Visibility.ADMINISTRATIONS));
    }

    @TaskDraft(process = PROCESS, task = "signJointLetter")
    SignJointLetter draftSignature(TaskInHand task) {
        return new SignJointLetter(null, task.today(), signing.proposed(task, SignedAct.INTENTION_LETTER), null);
    }

    @TaskOptions(process = PROCESS, task = "signJointLetter")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return Map.of("delegation", signing.entitled((String) task.variable("signatoryGroup"),
                SignedAct.INTENTION_LETTER, task.today()));
    }

    @TaskContract(process = PROCESS, task = "signJointLetter")
    void sign(SignJointLetter form, TaskInHand task) {
        boolean signed = form.signature() == Signature.SIGNED;
        String group = (String) task.variable("signatoryGroup");
        String signatory = signed
                ? signing.signatory("delegation", form.delegation(), task, group, SignedAct.INTENTION_LETTER, form.signedOn())
                : null;
        letters.answer(letter(task), group, form.signature(), signatory, signed ? form.signedOn() : null, form.remark());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, JournalEntry.of(signed ? "letter.answer.signed" : "letter.answer.sentBack",
                Visibility.ADMINISTRATIONS, directory.groupName(group)));
    }

    @TaskContract(process = PROCESS, task = "notifyLetter", routes = "letterOutcome")
    Routing notify(NotifyLetter form, TaskInHand task) {
        Filing filing = letter(task);
        letters.change(filing, letter -> letter.notified(form.notifiedOn(), form.mode(), form.informCommunes()));
        FilingState outcome = filings.end(filing, letters.of(filing).outcome(), form.notifiedOn()).state();
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("letter.outcome." + outcome, Visibility.LEAD, filing.number(),
                FrenchDates.of(form.notifiedOn())));
        return Routing.of("letterOutcome", outcome);
    }

    @TaskContract(process = PROCESS, task = "chooseAfterLetter", routes = "letterNextStep")
    Routing choose(ChooseAfterLetter form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("letter.next." + form.letterNextStep(), Visibility.LEAD).withNote(form.reason()));
        return Routing.of("letterNextStep", form.letterNextStep());
    }

    private Filing letter(TaskInHand task) {
        return filings.current(task.reference(), FilingSubject.LETTER);
    }

    private static String giver(TaskInHand task) {
        return (String) task.variable("opinionGroup");
    }

    private void journal(TaskInHand task, JournalEntry entry) {
        dossiers.journal(task.reference(), entry, task.userId());
    }
}
