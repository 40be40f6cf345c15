package fr.maillage.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code contract-signature}. */
@Component
class ContractTasks {

    private static final String PROCESS = "contract-signature";

    private final Contracting contracting;
    private final ContractData data;
    private final SignatoryCheck signatories;
    private final Dossiers dossiers;
    private final Documents documents;
    private final TaskRecords records;

    ContractTasks(Contracting contracting, ContractData data, SignatoryCheck signatories, Dossiers dossiers,
                  Documents documents, TaskRecords records) {
        this.contracting = contracting;
        this.data = data;
        this.signatories = signatories;
        this.dossiers = dossiers;
        this.documents = documents;
        this.records = records;
    }

    /** The earlier draft when there is one, else what the reference tables give. */
    @TaskDraft(process = PROCESS, task = "draftContract")
    DraftContract proposal(TaskInHand task) {
        Contract contract = contracting.get(task.reference());
        if (contract.draft() > 0) {
            return new DraftContract(contract.kind(), contract.effectiveOn().orElse(null), contract.missions(),
                    contract.indicators(), contract.amounts(), contract.note());
        }
        List<ContractMission> missions = missions(contract);
        return new DraftContract(contract.kind(), contracting.amended(contract)
                .map(inForce -> inForce.anniversaryAfter(contract.openedOn())).orElse(null), missions, null,
                data.amounts(contract.kind(), dossiers.get(task.reference()).sizeClass(),
                        missions.stream().map(ContractMission::mission).toList(), contract.openedOn()),
                null);
    }

    /** Those that the tables ask for; an amendment leaves them as they are. */
    private List<ContractMission> missions(Contract contract) {
        return contracting.amended(contract).map(Contract::missions)
                .orElseGet(() -> data.missions(contract.kind(), contract.openedOn()).stream()
                        .map(mission -> new ContractMission(mission, null, null)).toList());
    }

    @TaskContract(process = PROCESS, task = "draftContract")
    void draft(DraftContract form, TaskInHand task) {
        Contract contract = contracting.get(task.reference());
        requireMissions(form.missions() == null ? List.of() : form.missions(),
                missions(contract).stream().map(ContractMission::mission).toList());
        requireAmounts(form.amounts(), contract.kind());
        contracting.draft(task.reference(), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = PROCESS, task = "negotiateContract")
    void negotiate(NegotiateContract form, TaskInHand task) {
        Party party = party(task);
        requireDeposit(form.deposit(), party);
        contracting.negotiate(task.reference(), party, form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = PROCESS, task = "recordDeliberation", routes = "deliberation")
    Routing deliberate(RecordDeliberation form, TaskInHand task) {
        contracting.deliberate(task.reference(), form, document(task, form.minutes(), "minutes"), task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("deliberation", form.deliberation());
    }

    /** A signatory of an administration finds their own name, function and delegation. */
    @TaskDraft(process = PROCESS, task = "signContract")
    SignContract prepared(TaskInHand task) {
        Party party = party(task);
        return signatories.agent(task.reference(), party, task.userId())
                .filter(agent -> agent.maySign(SignedAct.CONTRACT, task.today()))
                .map(agent -> new SignContract(null, agent.name(), agent.title(), null, task.today(), null, null, null))
                .orElse(new SignContract(null, null, null, null, null, null, null, null));
    }

    /** Caisse and agency choose among those who hold a delegation; the others write the name. */
    @TaskOptions(process = PROCESS, task = "signContract")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        Party party = party(task);
        return !party.isInTheDirectory() ? Map.of() : Map.of("signatory",
                signatories.entitled(task.reference(), party, task.today()).stream()
                        .map(agent -> new FieldOption(agent.name(), agent.name()))
                        .toList());
    }

    @TaskContract(process = PROCESS, task = "signContract")
    void sign(SignContract form, TaskInHand task) {
        Party party = party(task);
        requireDeposit(form.deposit(), party);
        SignContract checked = form.signature() == ContractSignature.SIGNED ? withRight(form, party, task) : form;
        contracting.sign(task.reference(), party, checked, document(task, form.file(), "file"), task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = PROCESS, task = "decideAfterRefusal", routes = "contractOutcome")
    Routing decide(DecideAfterRefusal form, TaskInHand task) {
        contracting.decide(task.reference(), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("contractOutcome", form.contractOutcome());
    }

    @TaskDraft(process = PROCESS, task = "registerContract")
    RegisterContract dated(TaskInHand task) {
        Contract contract = contracting.get(task.reference());
        return new RegisterContract(null, contract.signedOn().orElse(null), contract.effectiveOn().orElse(null),
                data.durationYears(contract.kind(), contract.openedOn()).orElse(null));
    }

    @TaskContract(process = PROCESS, task = "registerContract")
    void register(RegisterContract form, TaskInHand task) {
        Contract contract = contracting.get(task.reference());
        if (contract.signedOn().filter(form.lastSignatureOn()::equals).isEmpty()) {
            throw new RefusedSubmission("lastSignatureOn", "contract.last-signature", contract.signedOn().orElse(null));
        }
        StoredDocument file = documents.require(task.reference(), form.signedFile(), "signedFile");
        if (!file.mediaType().equals("application/pdf")) {
            throw new RefusedSubmission("signedFile", "contract.signed-file.pdf");
        }
        contracting.register(task.reference(), form, file, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskDraft(process = PROCESS, task = "payContract")
    PayContract due(TaskInHand task) {
        return contracting.firstPayment(task.reference())
                .map(due -> new PayContract(null, due.amount(), due.source(), null, null))
                .orElse(new PayContract(null, null, null, null, null));
    }

    @TaskContract(process = PROCESS, task = "payContract", routes = "contractPayment")
    Routing pay(PayContract form, TaskInHand task) {
        String source = form.contractPayment() == PaymentOutcome.PAID ? checkedSource(form, task) : null;
        contracting.pay(task.reference(), form, source, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("contractPayment", form.contractPayment());
    }

    private String checkedSource(PayContract form, TaskInHand task) {
        if (!canBePaid(dossiers.get(task.reference()))) {
            throw new RefusedSubmission("contractPayment", "contract.payment.file-incomplete");
        }
        if (form.amountSource() != null) {
            return form.amountSource();
        }
        return contracting.firstPayment(task.reference())
                .filter(due -> due.amount().compareTo(form.amount()) == 0)
                .map(Contracting.Due::source)
                .orElseThrow(() -> new RefusedSubmission("amountSource", "contract.amount.source"));
    }

    /** A CPTS is an association; a company or a managing body shows itself by its SIRET number alone. */
    private static boolean canBePaid(Dossier dossier) {
        return dossier.legalExistence()
                .filter(existence -> existence.isComplete() || dossier.type() != StructureType.CPTS
                        && existence.siret() != null && Boolean.TRUE.equals(existence.bankDetails()))
                .isPresent();
    }

    private SignContract withRight(SignContract form, Party party, TaskInHand task) {
        if (party == Party.STRUCTURE) {
            return form;
        }
        if (form.delegation() == null) {
            throw new RefusedSubmission("delegation", "jakarta.validation.constraints.NotNull.message");
        }
        if (!party.isInTheDirectory()) {
            return form;
        }
        String name = signatories.require(task.reference(), party, form.signatory(), form.signedOn());
        return new SignContract(form.signature(), name, form.capacity(), form.delegation(), form.signedOn(), form.file(),
                form.reason(), form.deposit());
    }

    private UUID document(TaskInHand task, String id, String field) {
        return id == null ? null : documents.require(task.reference(), id, field).id();
    }

    private static void requireMissions(List<ContractMission> missions, List<Mission> core) {
        if (core.isEmpty() && !missions.isEmpty()) {
            throw new RefusedSubmission("missions", "contract.mission.none");
        }
        Set<Mission> named = EnumSet.noneOf(Mission.class);
        for (int index = 0; index < missions.size(); index++) {
            ContractMission mission = missions.get(index);
            if (!named.add(mission.mission())) {
                throw new RefusedSubmission("missions[%d].mission".formatted(index), "contract.mission.twice");
            }
            if (mission.startDue() != null && mission.deploymentDue() != null
                    && mission.deploymentDue().isBefore(mission.startDue())) {
                throw new RefusedSubmission("missions[%d].deploymentDue".formatted(index), "contract.mission.dates");
            }
        }
        if (!named.containsAll(core)) {
            throw new RefusedSubmission("missions", "contract.mission.core");
        }
    }

    private static void requireAmounts(List<ContractAmount> amounts, ContractKind kind) {
        Set<AmountPurpose> named = EnumSet.noneOf(AmountPurpose.class);
        for (int index = 0; index < amounts.size(); index++) {
            ContractAmount line = amounts.get(index);
            if (!named.add(line.purpose())) {
                throw new RefusedSubmission("amounts[%d].purpose".formatted(index), "contract.amount.twice");
            }
            if (!line.purpose().isOf(kind)) {
                throw new RefusedSubmission("amounts[%d].purpose".formatted(index), "contract.amount.kind");
            }
            if (line.isKnown() && line.source() == null) {
                throw new RefusedSubmission("amounts[%d].source".formatted(index), "contract.amount.source");
            }
        }
    }

    private static void requireDeposit(Deposit deposit, Party party) {
        if (party == Party.STRUCTURE && deposit == null) {
            throw new RefusedSubmission("deposit", "contract.deposit");
        }
    }

    private static Party party(TaskInHand task) {
        return Party.valueOf((String) task.variable("contractParty"));
    }
}
