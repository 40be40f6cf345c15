package fr.maillage.funding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AgreementForms.AidSignature;
import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.AssistantForms.AssistantAnswer;
import fr.maillage.funding.AssistantForms.CheckAssistantRequest;
import fr.maillage.funding.AssistantForms.PayAssistantYear;
import fr.maillage.funding.AssistantForms.RecordHiring;
import fr.maillage.funding.AssistantForms.RecordQualification;
import fr.maillage.funding.AssistantForms.RecordTraining;
import fr.maillage.funding.AssistantForms.RequestAssistant;
import fr.maillage.funding.AssistantForms.ReviewObjective;
import fr.maillage.funding.AssistantForms.SignAssistantContract;
import fr.maillage.funding.AssistantForms.YearPayment;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code medical-assistant}. */
@Component
class AssistantTasks {

    private static final String PROCESS = EngineNames.MEDICAL_ASSISTANT;

    private final Assistants assistants;
    private final Beneficiaries beneficiaries;
    private final FundingSignatories signatories;
    private final FundingWords words;
    private final Actors actors;
    private final Cases cases;
    private final Dossiers dossiers;
    private final TaskRecords records;

    AssistantTasks(Assistants assistants, Beneficiaries beneficiaries, FundingSignatories signatories, FundingWords words,
                   Actors actors, Cases cases, Dossiers dossiers, TaskRecords records) {
        this.assistants = assistants;
        this.beneficiaries = beneficiaries;
        this.signatories = signatories;
        this.words = words;
        this.actors = actors;
        this.cases = cases;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskDraft(process = PROCESS, task = "assistantRequested")
    RequestAssistant empty(TaskInHand start) {
        return new RequestAssistant(null, BeneficiaryChoice.NEW, null, null, null, AssistantHolder.DOCTOR, null, null,
                PatientRank.BELOW_P90, null, false, null, new Deposit(null, null, start.today()));
    }

    @TaskContract(process = PROCESS, task = "assistantRequested", routes = Assistants.ASSISTANT)
    Routing request(RequestAssistant form, TaskInHand start) {
        String reference = beneficiaries.reference(form.declarationId(), form.beneficiaryChoice(), form.dossier(),
                form.beneficiary(), form.communes(), start.userId());
        StructureType type = dossiers.get(reference).type();
        if ((form.holder() == AssistantHolder.CENTRE) != (type == StructureType.CDS || type == StructureType.ESTABLISHMENT)) {
            throw new RefusedSubmission("holder", "assistant.holder");
        }
        AssistantAid aid = assistants.save(new AssistantAid(reference, form));
        records.keep(reference, start, form, Visibility.LEAD);
        dossiers.journal(reference, JournalEntry.of("assistant.requested", Visibility.LEAD, words.of(form.fte())), start.userId());
        return cases.start(reference).and(Assistants.ASSISTANT, aid.id());
    }

    @TaskDraft(process = PROCESS, task = "checkAssistantRequest")
    CheckAssistantRequest examined(TaskInHand task) {
        return new CheckAssistantRequest(assistants.get(assistant(task)).findings().stream()
                .map(each -> words.rule(each.finding(), each.verdict())).toList(), null, null, null);
    }

    @TaskContract(process = PROCESS, task = "checkAssistantRequest", routes = "answer")
    Routing check(CheckAssistantRequest form, TaskInHand task) {
        List<AssistantFinding> findings = assistants.get(assistant(task)).findings();
        if (form.answer() == AssistantAnswer.ACCEPTED) {
            findings.stream().filter(finding -> finding.verdict() == Verdict.REFUSED).findFirst().ifPresent(finding -> {
                throw new RefusedSubmission("answer", "aid.refused-by-rule", words.of(finding.finding()));
            });
            if (form.assessment() == null && findings.stream().anyMatch(finding -> finding.verdict() == Verdict.TO_CHECK)) {
                throw new RefusedSubmission("assessment", "aid.assessment");
            }
        } else {
            assistants.change(assistant(task), refused -> refused.refused(form.reason()));
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, "assistant." + form.answer(), form.reason());
        return Routing.of("answer", form.answer());
    }

    @TaskDraft(process = PROCESS, task = "signAssistantContract")
    SignAssistantContract prepared(TaskInHand task) {
        String signatory = party(task) == AssistantParty.HOLDER ? null
                : signatories.reader(signing(task), SignedAct.CONTRACT, task.userId(), task.today()).map(agent -> agent.name()).orElse(null);
        return new SignAssistantContract(null, signatory, null, task.today(), null);
    }

    /** The caisse chooses among those who hold a delegation; the holder writes the name. */
    @TaskOptions(process = PROCESS, task = "signAssistantContract")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return party(task) == AssistantParty.HOLDER ? Map.of()
                : Map.of("signatory", signatories.entitled(signing(task), SignedAct.CONTRACT, task.today()));
    }

    @TaskContract(process = PROCESS, task = "signAssistantContract")
    void sign(SignAssistantContract form, TaskInHand task) {
        String signatory = form.signatory();
        if (form.signature() == AidSignature.SIGNED && party(task) == AssistantParty.FUND) {
            if (form.delegation() == null) {
                throw new RefusedSubmission("delegation", "jakarta.validation.constraints.NotNull.message");
            }
            signatory = signatories.require(signing(task), SignedAct.CONTRACT, form.signatory(), form.signedOn());
        }
        assistants.sign(assistant(task), party(task), form, signatory);
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant." + form.signature(), form.reason(), words.of(party(task)));
    }

    @TaskDraft(process = PROCESS, task = "recordHiring")
    RecordHiring asked(TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        return new RecordHiring(null, task.today(), null, aid.fte(), null, aid.patients(), null);
    }

    @TaskContract(process = PROCESS, task = "recordHiring")
    void hire(RecordHiring form, TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        if (form.fte().compareTo(aid.fte()) > 0) {
            throw new RefusedSubmission("fte", "assistant.fte", words.of(aid.fte()));
        }
        if (form.objective() < form.patients()) {
            throw new RefusedSubmission("objective", "assistant.objective");
        }
        assistants.change(aid.id(), hired -> hired.hired(form));
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant.hired", null, words.day(form.hiredOn()));
    }

    @TaskContract(process = PROCESS, task = "recordTraining")
    void train(RecordTraining form, TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        assistants.change(aid.id(), trained -> trained.trained(form.engagedOn()));
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant.trained", null, words.day(form.engagedOn()));
    }

    @TaskContract(process = PROCESS, task = "recordQualification")
    void qualify(RecordQualification form, TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        if (aid.trainedOn().filter(form.qualifiedOn()::isBefore).isPresent()) {
            throw new RefusedSubmission("qualifiedOn", "assistant.qualified-early");
        }
        assistants.change(aid.id(), qualified -> qualified.qualified(form.qualifiedOn()));
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant.qualified", null, words.day(form.qualifiedOn()));
    }

    /** The amount of the tables at the date of the contract, less the reduction. */
    @TaskDraft(process = PROCESS, task = "payAssistantYear")
    PayAssistantYear due(TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        Optional<ReferenceValue> value = assistants.amount(aid);
        return new PayAssistantYear(aid.isSuspended() ? YearPayment.NOT_DUE : null,
                value.map(row -> due(aid, row).euros()).orElse(null), value.map(ReferenceValue::source).orElse(null), task.today(), null);
    }

    @TaskContract(process = PROCESS, task = "payAssistantYear", routes = "payment")
    Routing pay(PayAssistantYear form, TaskInHand task) {
        AssistantAid aid = assistants.get(assistant(task));
        if (form.payment() == YearPayment.PAID && aid.isSuspended()) {
            throw new RefusedSubmission("payment", "assistant.suspended");
        }
        if (form.payment() == YearPayment.NOT_DUE && !aid.isSuspended()) {
            throw new RefusedSubmission("payment", "assistant.not-suspended");
        }
        assistants.pay(aid, form, form.payment() == YearPayment.PAID ? source(aid, form) : null, task.userId());
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant.payment." + form.payment(), form.reason(), aid.contractYear(),
                form.amount() == null ? "" : words.euros(form.amount()));
        return Routing.of("payment", form.payment());
    }

    /** The source of the tables when the amount is theirs; another amount brings its own. */
    private String source(AssistantAid aid, PayAssistantYear form) {
        Optional<ReferenceValue> value = assistants.amount(aid);
        if (value.filter(row -> due(aid, row).equals(Cents.of(form.amount()))).isPresent()) {
            return value.get().source();
        }
        if (form.amountSource() == null || value.map(ReferenceValue::source).filter(form.amountSource()::equals).isPresent()) {
            throw new RefusedSubmission("amountSource", "assistant.source");
        }
        return form.amountSource();
    }

    private static Cents due(AssistantAid aid, ReferenceValue value) {
        return AssistantTariff.reduced(Cents.of(value.amount()), aid.reduction());
    }

    @TaskContract(process = PROCESS, task = "reviewObjective", routes = "objective")
    Routing review(ReviewObjective form, TaskInHand task) {
        assistants.change(assistant(task), reviewed -> reviewed.reviewed(form));
        records.keep(task, form, Visibility.LEAD);
        journal(task, "assistant.objective." + form.objective(), form.reason(), form.patients());
        return Routing.of("objective", form.objective());
    }

    private void journal(TaskInHand task, String event, String note, Object... arguments) {
        dossiers.journal(task.reference(), JournalEntry.of(event, Visibility.LEAD, arguments).withNote(note), task.userId());
    }

    private static AssistantParty party(TaskInHand task) {
        return AssistantParty.valueOf((String) task.variable("assistantParty"));
    }

    private String signing(TaskInHand task) {
        return actors.cpamSignatories(task.reference());
    }

    private static Long assistant(TaskInHand task) {
        return (Long) task.variable(Assistants.ASSISTANT);
    }
}
