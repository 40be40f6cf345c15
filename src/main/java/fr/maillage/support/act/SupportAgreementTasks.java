package fr.maillage.support.act;

import static fr.maillage.workflow.EngineNames.SUPPORT_AGREEMENT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.support.act.ActForms.ProposeAgreement;
import fr.maillage.support.act.ActForms.ReportSupport;
import fr.maillage.support.act.ActForms.ReviewSupport;
import fr.maillage.support.act.ActForms.SignSupportAgreement;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code support-agreement}. */
@Component
class SupportAgreementTasks {

    private static final Set<OrganisationKind> BODIES = Set.of(OrganisationKind.FEDERATION, OrganisationKind.MSA);
    private static final Set<OrganisationKind> AGENCIES = Set.of(OrganisationKind.ARS, OrganisationKind.ARS_DELEGATION);

    private final SupportAgreements agreements;
    private final Cases cases;
    private final Directory directory;
    private final Documents documents;
    private final TaskRecords records;

    SupportAgreementTasks(SupportAgreements agreements, Cases cases, Directory directory, Documents documents,
                   TaskRecords records) {
        this.agreements = agreements;
        this.cases = cases;
        this.directory = directory;
        this.documents = documents;
        this.records = records;
    }

    @TaskOptions(process = SUPPORT_AGREEMENT, task = "agreementProposed")
    Map<String, List<FieldOption>> bodies(TaskInHand start) {
        return Map.of("body", Stream.of(OrganisationKind.FEDERATION, OrganisationKind.MSA)
                .flatMap(kind -> directory.organisations(kind, start.today()).stream())
                .map(body -> new FieldOption(body.id(), body.name()))
                .toList());
    }

    /** An agent of the agency proposes it; the territory is that of the first accompaniments, or of the body's seat. */
    @TaskContract(process = SUPPORT_AGREEMENT, task = "agreementProposed", routes = "agreement")
    Routing propose(ProposeAgreement form, TaskInHand start) {
        if (!isOfAgency(start.userId())) {
            throw new RefusedSubmission("", "agreement.agency");
        }
        Organisation body = directory.findOrganisation(form.body())
                .filter(found -> BODIES.contains(found.kind()) && found.isValidOn(start.today()))
                .orElseThrow(() -> new RefusedSubmission("body", "agreement.body", form.body()));
        if (form.funding() != null && (form.fundingSource() == null || form.fundingSource().isBlank())) {
            throw new RefusedSubmission("fundingSource", "agreement.funding.source");
        }
        String reference = cases.open(form.declarationId(), StructureType.TERRITORY, body.name(), null, form.communes(),
                start.userId()).reference();
        long agreement = agreements.propose(reference, form, start.userId());
        records.keep(reference, start, form, Visibility.ACCOMPANIERS);
        return cases.start(reference).and("agreement", agreement);
    }

    @TaskContract(process = SUPPORT_AGREEMENT, task = "signSupportAgreement")
    void sign(SignSupportAgreement form, TaskInHand task) {
        agreements.sign(agreement(task), (String) task.variable("signatoryGroup"), form, task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
    }

    @TaskContract(process = SUPPORT_AGREEMENT, task = "reportSupport")
    void report(ReportSupport form, TaskInHand task) {
        agreements.report(agreement(task), form, form.document() == null ? null
                : documents.require(task.reference(), form.document(), "document").id(), task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
    }

    @TaskDraft(process = SUPPORT_AGREEMENT, task = "reviewSupportReport")
    ReviewSupport reported(TaskInHand task) {
        return new ReviewSupport(agreements.reports(agreement(task)), null, null);
    }

    @TaskContract(process = SUPPORT_AGREEMENT, task = "reviewSupportReport", routes = "supportReport")
    Routing review(ReviewSupport form, TaskInHand task) {
        agreements.review(agreement(task), form, task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("supportReport", form.supportReport());
    }

    private boolean isOfAgency(String user) {
        return user != null && directory.findAgent(user)
                .flatMap(agent -> directory.findOrganisation(agent.organisation()))
                .filter(organisation -> AGENCIES.contains(organisation.kind()))
                .isPresent();
    }

    private static long agreement(TaskInHand task) {
        return (Long) task.variable("agreement");
    }
}
