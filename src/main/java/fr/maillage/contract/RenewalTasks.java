package fr.maillage.contract;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code contract-renewal}. */
@Component
class RenewalTasks {

    private static final String PROCESS = EngineNames.CONTRACT_RENEWAL;

    private final Renewals renewals;
    private final ContractRepository contracts;
    private final Dossiers dossiers;
    private final Documents documents;
    private final TaskRecords records;

    RenewalTasks(Renewals renewals, ContractRepository contracts, Dossiers dossiers, Documents documents,
                 TaskRecords records) {
        this.renewals = renewals;
        this.contracts = contracts;
        this.dossiers = dossiers;
        this.documents = documents;
        this.records = records;
    }

    /** The population as it is computed now. */
    @TaskDraft(process = PROCESS, task = "prepareRenewal")
    PrepareRenewal upToDate(TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        return new PrepareRenewal(null, null, null, dossier.population(), null);
    }

    @TaskContract(process = PROCESS, task = "prepareRenewal", routes = {"renewal", "contractPurpose"})
    Routing prepare(PrepareRenewal form, TaskInHand task) {
        renewals.decide(contract(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("renewal", form.renewal()).and("contractPurpose", ContractPurpose.RENEWAL);
    }

    /** As long again as the contract has lasted. */
    @TaskDraft(process = PROCESS, task = "recordRenewal")
    RecordRenewal again(TaskInHand task) {
        return new RecordRenewal(null, contracts.findById(contract(task)).flatMap(Contract::durationYears)
                .map(years -> renewals.get(contract(task)).endsOn().plusYears(years)).orElse(null), null);
    }

    @TaskContract(process = PROCESS, task = "recordRenewal")
    void record(RecordRenewal form, TaskInHand task) {
        if (!form.renewedUntil().isAfter(renewals.get(contract(task)).endsOn())) {
            throw new RefusedSubmission("renewedUntil", "follow-up.renewal.end");
        }
        documents.require(task.reference(), form.signedFile(), "signedFile");
        renewals.record(contract(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    static long contract(TaskInHand task) {
        return ((Number) task.variable(Renewals.ROW)).longValue();
    }
}
