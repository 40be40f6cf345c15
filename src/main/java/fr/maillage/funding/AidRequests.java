package fr.maillage.funding;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.AidForms.RequestAid;
import fr.maillage.funding.AidForms.RequestRealEstateAid;
import fr.maillage.funding.AidForms.Requested;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The start forms by which an aid is asked for, for a dossier or for a beneficiary that has none. */
@Component
class AidRequests {

    private final Aids aids;
    private final Beneficiaries beneficiaries;
    private final Cases cases;
    private final TaskRecords records;

    AidRequests(Aids aids, Beneficiaries beneficiaries, Cases cases, TaskRecords records) {
        this.aids = aids;
        this.beneficiaries = beneficiaries;
        this.cases = cases;
        this.records = records;
    }

    @TaskDraft(process = EngineNames.AID_REQUEST, task = "aidRequested")
    RequestAid empty(TaskInHand start) {
        return new RequestAid(null, BeneficiaryChoice.DOSSIER, null, null, null, null, null,
                new Deposit(null, null, start.today()));
    }

    @TaskContract(process = EngineNames.AID_REQUEST, task = "aidRequested", routes = {Aids.AID, Aids.REQUEST_FILED})
    Routing request(RequestAid form, TaskInHand start) {
        String reference = beneficiaries.reference(form.declarationId(), form.beneficiaryChoice(), form.dossier(),
                form.beneficiary(), form.communes(), start.userId());
        return opened(reference, form.aidKind().kind(), form.request(), null, form.deposit(), form, start);
    }

    @TaskDraft(process = EngineNames.REAL_ESTATE_AID, task = "realEstateAidRequested")
    RequestRealEstateAid emptyWorks(TaskInHand start) {
        return new RequestRealEstateAid(null, BeneficiaryChoice.DOSSIER, null, null, null, null, null, null, null, null,
                new Deposit(null, null, start.today()));
    }

    @TaskContract(process = EngineNames.REAL_ESTATE_AID, task = "realEstateAidRequested", routes = {Aids.AID, Aids.REQUEST_FILED})
    Routing request(RequestRealEstateAid form, TaskInHand start) {
        String reference = beneficiaries.reference(form.declarationId(), form.beneficiaryChoice(), form.dossier(),
                form.beneficiary(), form.communes(), start.userId());
        return opened(reference, AidKind.REAL_ESTATE, form.request(), new Aids.Works(form.worksStartOn(), form.aim(),
                form.doctors(), form.priorityDistrict()), form.deposit(), form, start);
    }

    private Routing opened(String reference, AidKind kind, Requested request, Aids.Works works, Deposit deposit,
                           Record form, TaskInHand start) {
        Aid aid = aids.file(aids.open(reference, kind).id(), request, "request.", deposit.receivedOn(), works, start.userId());
        records.keep(reference, start, form, Visibility.LEAD);
        return cases.start(reference).and(Aids.AID, aid.id()).and(Aids.REQUEST_FILED, true);
    }
}
