package fr.maillage.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.NotificationMode;
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

/** The tasks that decide on a filed project, and those that follow the decision or the silence. */
@Component
class DecisionTasks {

    private static final String PROCESS = EngineNames.REVIEW;
    private static final String OUTCOME = "reviewOutcome";
    private static final int TEXT = 10_000;

    record CheckConformity(@NotEmpty @Widget("fixed") List<@Valid @NotNull ConformityFinding> findings) {
    }

    record PrepareDecision(@NotNull Decision decision,
                           @AskedWhen(field = "decision", is = "OBJECT") ObjectionGround legalGround,
                           @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "decision", is = {"OBJECT", "RETURN"})
                           String reasons,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "decision", is = "VALIDATE_WITH_RECOMMENDATIONS") String recommendations,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String internalNote) {
    }

    record SignDecision(@NotNull DecisionSignature signature,
                        @PastOrPresent @AskedWhen(field = "signature", is = "SIGNED") LocalDate signedOn,
                        @Size(max = 100) @AskedWhen(field = "signature", is = "SIGNED", required = false)
                        String delegation,
                        @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "signature", is = "TO_REVISE")
                        String remark) {
    }

    record NotifyDecision(@NotNull NotificationMode mode, @NotNull @PastOrPresent LocalDate sentOn,
                          @PastOrPresent LocalDate acknowledgedOn, @Widget("documents") String proof) {
    }

    record IssueTacitAttestation(@NotNull Attestation attestation,
                                 @PastOrPresent @AskedWhen(field = "attestation", is = "ISSUED") LocalDate issuedOn,
                                 @PastOrPresent @AskedWhen(field = "attestation", is = "PRIOR_OBJECTION")
                                 LocalDate objectionNotifiedOn,
                                 @AskedWhen(field = "attestation", is = "PRIOR_OBJECTION", required = false)
                                 NotificationMode mode,
                                 @Widget("documents") @AskedWhen(field = "attestation", is = "PRIOR_OBJECTION")
                                 String proof,
                                 @AskedWhen(field = "attestation", is = "PRIOR_OBJECTION") ObjectionGround legalGround,
                                 @Size(max = TEXT) @Widget("textarea")
                                 @AskedWhen(field = "attestation", is = "PRIOR_OBJECTION") String reasons) {
    }

    record EndorsePriorObjection(@NotNull Endorsement endorsement,
                                 @Size(max = TEXT) @Widget("textarea")
                                 @AskedWhen(field = "endorsement", is = "REJECTED") String reason) {
    }

    record ChooseAfterObjection(@Valid @NotNull Deposit deposit, @NotNull ObjectionFollowUp objectionFollowUp,
                                @Widget("documents") @AskedWhen(field = "objectionFollowUp", is = "APPEAL")
                                String appealText,
                                @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /** What the authority may answer; a rejection by silence is nobody's answer. */
    enum AppealAnswer {
        MAINTAINED, OBJECTION_WITHDRAWN
    }

    record AnswerAppeal(@NotNull AppealAnswer appealOutcome,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String reasons,
                        @NotNull @PastOrPresent LocalDate decidedOn) {
    }

    private final Filings filings;
    private final Decisions decisions;
    private final TacitValidationRepository tacit;
    private final Appeals appeals;
    private final LegalTerms terms;
    private final SigningRight signing;
    private final DecisionRules rules;
    private final ReviewedTeam reviewedTeam;
    private final ReviewWords words;
    private final Documents documents;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Clock clock;

    DecisionTasks(Filings filings, Decisions decisions, TacitValidationRepository tacit, Appeals appeals,
                  LegalTerms terms, SigningRight signing, DecisionRules rules, ReviewedTeam reviewedTeam, ReviewWords words,
                  Documents documents, Dossiers dossiers, TaskRecords records, Clock clock) {
        this.filings = filings;
        this.decisions = decisions;
        this.tacit = tacit;
        this.appeals = appeals;
        this.terms = terms;
        this.signing = signing;
        this.rules = rules;
        this.reviewedTeam = reviewedTeam;
        this.words = words;
        this.documents = documents;
        this.dossiers = dossiers;
        this.records = records;
        this.clock = clock;
    }

    /** One row for each criterion of the specification, with what was found before. */
    @TaskDraft(process = PROCESS, task = "checkConformity")
    CheckConformity draftConformity(TaskInHand task) {
        Map<ConformityCriterion, ConformityFinding> known = project(task).conformity().stream()
                .collect(Collectors.toMap(ConformityFinding::criterion, Function.identity()));
        return new CheckConformity(Stream.of(ConformityCriterion.values())
                .map(each -> known.getOrDefault(each, new ConformityFinding(each, null, null))).toList());
    }

    @TaskContract(process = PROCESS, task = "checkConformity")
    void check(CheckConformity form, TaskInHand task) {
        long criteria = form.findings().stream().map(ConformityFinding::criterion).distinct().count();
        Refuse.when(criteria < ConformityCriterion.values().length || form.findings().size() > criteria, "findings",
                "review.conformity.criteria");
        Refuse.each(form.findings(), "findings", "note", finding -> finding.finding() != Conformity.MET && finding.note() == null,
                "review.conformity.note");
        filings.change(project(task), filing -> filing.conforms(form.findings()));
        records.keep(task, form, Visibility.INTERNAL);
        journal(task, JournalEntry.of("review.conformity", Visibility.INTERNAL));
    }

    /** The decision as it was sent back, if it was. */
    @TaskDraft(process = PROCESS, task = "prepareDecision")
    PrepareDecision draftDecision(TaskInHand task) {
        return decisions.find(project(task))
                .map(known -> new PrepareDecision(known.sense(), known.legalGround(), known.reasons(),
                        known.recommendations(), null))
                .orElse(null);
    }

    @TaskOptions(process = PROCESS, task = "prepareDecision")
    Map<String, List<FieldOption>> decisionsOfType(TaskInHand task) {
        StructureType type = type(task);
        return Map.of("decision", words.options(type, Decision.of(type)),
                "legalGround", words.options(type, ObjectionGround.of(type)));
    }

    @TaskContract(process = PROCESS, task = "prepareDecision")
    void prepare(PrepareDecision form, TaskInHand task) {
        Filing filing = project(task);
        rules.check(dossiers.get(task.reference()), filing, form.decision(), form.legalGround(), form.reasons());
        decisions.change(filing, decision -> decision.propose(form.decision(), form.legalGround(),
                form.reasons(), form.recommendations(), clock.instant(), task.userId()));
        records.keep(task, form, Visibility.INTERNAL);
        journal(task, JournalEntry.of("decision.prepared", Visibility.INTERNAL));
    }

    @TaskDraft(process = PROCESS, task = "signDecision")
    SignDecision draftSignature(TaskInHand task) {
        return new SignDecision(null, task.today(), signing.proposed(task, SignedAct.HEALTH_PROJECT), null);
    }

    @TaskOptions(process = PROCESS, task = "signDecision")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return Map.of("delegation", signing.entitled(decisions.signatories(task.reference()),
                SignedAct.HEALTH_PROJECT, task.today()));
    }

    @TaskContract(process = PROCESS, task = "signDecision", routes = "decisionSignature")
    Routing sign(SignDecision form, TaskInHand task) {
        boolean signed = form.signature() == DecisionSignature.SIGNED;
        Filing filing = project(task);
        Refuse.when(form.signature() == DecisionSignature.TAKEN_UP && decisions.of(filing).isTakenUp(), "signature",
                "review.decision.takenUpAlready");
        if (signed) {
            String signatory = signing.signatory("delegation", form.delegation(), task,
                    decisions.signatories(task.reference()), SignedAct.HEALTH_PROJECT, form.signedOn());
            decisions.change(filing, decision -> decision.signedBy(signatory, form.signedOn()));
        } else if (form.signature() == DecisionSignature.TAKEN_UP) {
            decisions.change(filing, ReviewDecision::takeUp);
        }
        records.keep(task, form, Visibility.INTERNAL);
        journal(task, JournalEntry.of("decision." + form.signature(), Visibility.INTERNAL).withNote(form.remark()));
        return Routing.of("decisionSignature", form.signature());
    }

    /** An objection that was sent after the legal date is none: the project has been validated by silence. */
    @TaskContract(process = PROCESS, task = "notifyDecision", routes = OUTCOME)
    Routing notify(NotifyDecision form, TaskInHand task) {
        Filing filing = project(task);
        ReviewDecision decision = decisions.of(filing);
        Refuse.when(form.acknowledgedOn() != null && form.acknowledgedOn().isBefore(form.sentOn()), "acknowledgedOn",
                "review.notification.acknowledgedBefore");
        Refuse.when(form.sentOn().isBefore(decision.signedOn()), "sentOn", "review.notification.beforeSignature",
                FrenchDates.of(decision.signedOn()));
        filing.term().filter(term -> decision.isObjection() && !term.allowsObjectionNotifiedOn(form.sentOn()))
                .ifPresent(term -> Refuse.when(true, "sentOn", tooLate(task), FrenchDates.of(term.tacitFrom())));
        requireDocument(task, form.proof(), "proof");
        decisions.change(filing, known -> known.notified(form.mode(), form.sentOn(), form.acknowledgedOn(), form.proof()));
        FilingState outcome = terms.end(filing, decision.outcome(), form.sentOn()).state();
        if (decision.accepts()) {
            dossiers.recordValidation(task.reference(), form.sentOn(), task.userId());
            reviewedTeam.setCheckpoint(task.reference());
        }
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("decision.notified." + byType(task) + outcome, Visibility.LEAD, filing.number(),
                FrenchDates.of(form.sentOn())));
        return Routing.of(OUTCOME, outcome.outcome());
    }

    @TaskDraft(process = PROCESS, task = "issueTacitAttestation")
    IssueTacitAttestation draftAttestation(TaskInHand task) {
        return new IssueTacitAttestation(null, task.today(), null, null, null, null, null);
    }

    @TaskOptions(process = PROCESS, task = "issueTacitAttestation")
    Map<String, List<FieldOption>> groundsOfType(TaskInHand task) {
        return Map.of("legalGround", words.options(type(task), ObjectionGround.of(type(task))));
    }

    @TaskContract(process = PROCESS, task = "issueTacitAttestation", routes = "attestation")
    Routing attest(IssueTacitAttestation form, TaskInHand task) {
        if (form.attestation() == Attestation.ISSUED) {
            attest(form.issuedOn(), task);
        } else {
            recordPriorObjection(form, task);
        }
        records.keep(task, form, form.attestation() == Attestation.ISSUED ? Visibility.LEAD : Visibility.INTERNAL);
        return Routing.of("attestation", form.attestation());
    }

    private void attest(LocalDate issuedOn, TaskInHand task) {
        TacitValidation validation = validation(task);
        Refuse.when(issuedOn.isBefore(validation.acquiredOn()), "issuedOn", "review.attestation.tooEarly",
                FrenchDates.of(validation.acquiredOn()));
        validation.attested(issuedOn, task.userId());
        tacit.save(validation);
        dossiers.recordValidation(task.reference(), validation.acquiredOn(), task.userId());
        journal(task, JournalEntry.of("review.attested", Visibility.LEAD, FrenchDates.of(validation.acquiredOn())));
    }

    private void recordPriorObjection(IssueTacitAttestation form, TaskInHand task) {
        LegalTerm term = project(task).term().orElseThrow();
        Refuse.when(!term.allowsObjectionNotifiedOn(form.objectionNotifiedOn()), "objectionNotifiedOn",
                tooLate(task), FrenchDates.of(term.tacitFrom()));
        rules.checkGround(type(task), form.legalGround());
        requireDocument(task, form.proof(), "proof");
        TacitValidation validation = validation(task);
        validation.precededBy(form.objectionNotifiedOn(), form.mode(), form.proof(), form.legalGround(), form.reasons());
        tacit.save(validation);
        journal(task, JournalEntry.of("review.priorObjection", Visibility.INTERNAL,
                FrenchDates.of(form.objectionNotifiedOn())));
    }

    @TaskContract(process = PROCESS, task = "endorsePriorObjection", routes = {"endorsement", OUTCOME})
    Routing endorse(EndorsePriorObjection form, TaskInHand task) {
        boolean endorsed = form.endorsement() == Endorsement.ENDORSED;
        TacitValidation validation = validation(task);
        Routing routing = Routing.of("endorsement", form.endorsement());
        if (endorsed) {
            String signatory = signing.signatory("endorsement", null, task, decisions.signatories(task.reference()),
                    SignedAct.HEALTH_PROJECT, task.today());
            restoreObjection(validation, signatory, task);
            routing.and(OUTCOME, FilingState.OBJECTED.outcome());
        }
        validation.endorsed(form.endorsement(), task.today(), task.userId());
        tacit.save(validation);
        records.keep(task, form, Visibility.INTERNAL);
        journal(task, JournalEntry.of("review.priorObjection." + form.endorsement(),
                endorsed ? Visibility.LEAD : Visibility.INTERNAL, FrenchDates.of(validation.objectionNotifiedOn())));
        return routing;
    }

    private void restoreObjection(TacitValidation validation, String signatory, TaskInHand task) {
        Filing filing = project(task);
        decisions.change(filing, decision -> {
            decision.propose(Decision.OBJECT, validation.legalGround(), validation.reasons(), null, clock.instant(),
                    task.userId());
            decision.signedBy(signatory, validation.objectionNotifiedOn());
            decision.notified(validation.objectionMode(), validation.objectionNotifiedOn(), null,
                    validation.objectionProof());
        });
        filings.end(filing, FilingState.OBJECTED, validation.objectionNotifiedOn());
    }

    @TaskContract(process = PROCESS, task = "chooseAfterObjection", routes = "objectionFollowUp")
    Routing choose(ChooseAfterObjection form, TaskInHand task) {
        Filing filing = project(task);
        if (form.objectionFollowUp() == ObjectionFollowUp.APPEAL) {
            Refuse.when(appeals.find(filing).isPresent(), "objectionFollowUp", "review.appeal.already");
            requireDocument(task, form.appealText(), "appealText");
            appeals.receive(filing, form.deposit().receivedOn(), form.appealText());
        }
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("review.next." + form.objectionFollowUp(), Visibility.LEAD)
                .withNote(form.reason()));
        return Routing.of("objectionFollowUp", form.objectionFollowUp());
    }

    @TaskContract(process = PROCESS, task = "answerAppeal", routes = {"appealOutcome", OUTCOME})
    Routing answer(AnswerAppeal form, TaskInHand task) {
        Filing filing = project(task);
        AppealOutcome outcome = AppealOutcome.valueOf(form.appealOutcome().name());
        Refuse.when(form.decidedOn().isBefore(appeals.of(filing).receivedOn()), "decidedOn", "review.appeal.tooEarly");
        appeals.answer(filing, outcome, form.reasons(), form.decidedOn());
        Routing routing = Routing.of("appealOutcome", outcome);
        if (outcome == AppealOutcome.OBJECTION_WITHDRAWN) {
            filings.end(filing, FilingState.VALIDATED, form.decidedOn());
            dossiers.recordValidation(task.reference(), form.decidedOn(), task.userId());
            routing.and(OUTCOME, FilingState.VALIDATED.outcome());
        }
        records.keep(task, form, Visibility.LEAD);
        journal(task, JournalEntry.of("appeal." + outcome, Visibility.LEAD, FrenchDates.of(form.decidedOn())));
        return routing;
    }

    /** A CPTS has the words that came first; the other types have their own. */
    private String byType(TaskInHand task) {
        StructureType type = type(task);
        return type == StructureType.CPTS ? "" : type + ".";
    }

    private String tooLate(TaskInHand task) {
        return type(task) == StructureType.CDS ? "review.objection.tooLate.CDS" : "review.objection.tooLate";
    }

    private StructureType type(TaskInHand task) {
        return dossiers.get(task.reference()).type();
    }

    private TacitValidation validation(TaskInHand task) {
        return tacit.findById(project(task).id()).orElseThrow();
    }

    private void requireDocument(TaskInHand task, String id, String field) {
        if (id != null) {
            documents.require(task.reference(), id, field);
        }
    }

    private Filing project(TaskInHand task) {
        return filings.current(task.reference(), FilingSubject.PROJECT);
    }

    private void journal(TaskInHand task, JournalEntry entry) {
        dossiers.journal(task.reference(), entry, task.userId());
    }
}
