package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CDS_CREATION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.CdsForms.AssessCompliance;
import fr.maillage.dossier.CdsForms.CheckReceiptFile;
import fr.maillage.dossier.CdsForms.Compliance;
import fr.maillage.dossier.CdsForms.DecideContracting;
import fr.maillage.dossier.CdsForms.DecideVisit;
import fr.maillage.dossier.CdsForms.DecideWithdrawal;
import fr.maillage.dossier.CdsForms.IssueReceipt;
import fr.maillage.dossier.CdsForms.PrepareFile;
import fr.maillage.dossier.CdsForms.ProjectDeclared;
import fr.maillage.dossier.CdsForms.QualifyRequest;
import fr.maillage.dossier.CdsForms.ReportVisit;

/** What the tasks of the path of a centre tell mails and letters. */
@Component
class CdsMails implements MailSource {

    private final Dossiers dossiers;
    private final Centres centres;
    private final CdsTasks tasks;
    private final TaskRecords records;
    private final Directory directory;
    private final Actors actors;
    private final Json json;

    CdsMails(Dossiers dossiers, Centres centres, CdsTasks tasks, TaskRecords records, Directory directory, Actors actors,
             Json json) {
        this.dossiers = dossiers;
        this.centres = centres;
        this.tasks = tasks;
        this.records = records;
        this.directory = directory;
        this.actors = actors;
        this.json = json;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return audience.equals("headquarters")
                ? Optional.of(List.of(Addressee.group(actors.arsHeadquarters(moment.reference()))))
                : Optional.empty();
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        String reference = moment.reference();
        if (dossiers.find(reference).filter(dossier -> dossier.type() == StructureType.CDS).isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        centres.find(reference).ifPresent(centre -> describe(centre, facts));
        switch (moment.template()) {
            case "centre-declared", "commercial-group" -> last(reference, "projectDeclared", ProjectDeclared.class)
                    .map(ProjectDeclared::companies)
                    .ifPresent(companies -> facts.put("companies", companies.stream()
                            .map(company -> "%s : %s".formatted(company.name(), company.purpose())).toList()));
            case "centre-oriented" -> last(reference, "qualifyRequest", QualifyRequest.class)
                    .ifPresent(form -> facts.put("orientationReason", form.reason()));
            case "centre-file-recorded" -> last(reference, "prepareFile", PrepareFile.class).ifPresent(form -> {
                facts.put("receivedOn", form.deposit().receivedOn());
                facts.put("externalNumber", form.externalNumber());
                facts.put("externalOn", form.externalOn());
            });
            case "receipt-pieces", "receipt-pieces-late" -> last(reference, "checkReceiptFile", CheckReceiptFile.class)
                    .ifPresent(form -> {
                        facts.put("missingPieces", tasks.missing(reference, form.pieces()));
                        facts.put("piecesBy", form.deadline());
                    });
            case "receipt-issued" -> last(reference, "issueReceipt", IssueReceipt.class).ifPresent(form -> {
                facts.put("receiptOn", form.issuedOn());
                facts.put("signatory", name(form.signatory()));
            });
            case "centre-contracting" -> contracting(reference, facts);
            case "centre-visit" -> visit(reference, facts);
            case "centre-visit-report" -> last(reference, "reportVisit", ReportVisit.class).ifPresent(form -> {
                facts.put("visitedOn", form.visitedOn());
                facts.put("correctBy", form.correctBy());
                facts.put("gaps", form.gaps() == null ? null : form.gaps().stream()
                        .map(gap -> "%s : %s".formatted(gap.point(), gap.correction())).toList());
            });
            case "approval-withdrawal-intended" -> facts.put("withdrawalGrounds", grounds(reference));
            case "approval-withdrawal" -> last(reference, "decideWithdrawal", DecideWithdrawal.class).ifPresent(form -> {
                facts.put("decidedOn", form.decidedOn());
                facts.put("decisionReasons", form.reasons());
                facts.put("signatory", name(form.signatory()));
            });
            default -> { }
        }
        facts.values().removeIf(value -> value == null || value instanceof List<?> list && list.isEmpty());
        return facts;
    }

    private void describe(Centre centre, Map<String, Object> facts) {
        facts.put("managerName", centre.managerName());
        facts.put("managerKind", centre.managerKind());
        facts.put("activities", List.copyOf(centre.activities()));
        facts.put("address", centre.address());
        facts.put("openingPlannedOn", centre.openingPlannedOn());
        facts.put("regime", centre.regime().or(centre::proposedRegime).orElse(null));
        facts.put("approvalOn", centre.approvalOn().orElse(null));
        if (centres.isOpen(centre.dossier()) && centre.approval().isPresent()) {
            facts.put("approvalTerm", centres.lastProvisionalDay(centre.dossier()));
        }
    }

    private void contracting(String reference, Map<String, Object> facts) {
        Optional<DecideContracting> again = last(reference, "reviewContracting", DecideContracting.class);
        again.or(() -> last(reference, "decideContracting", DecideContracting.class))
                .ifPresent(form -> facts.put("contractingReason", form.reason()));
        centres.find(reference).ifPresent(centre -> facts.put("contractingLookAgainOn", centre.contractingLookAgainOn()));
    }

    /** The visit that was planned last: after the opening, or again after corrections. */
    private void visit(String reference, Map<String, Object> facts) {
        last(reference, "decideVisit", DecideVisit.class).ifPresent(form -> {
            facts.put("visitAt", form.visitAt());
            facts.put("visitors", form.visitors());
        });
        last(reference, "assessCompliance", AssessCompliance.class)
                .filter(form -> form.compliance() == Compliance.NEW_VISIT)
                .ifPresent(form -> {
                    facts.put("visitAt", form.visitAt());
                    facts.put("visitors", form.visitors());
                });
    }

    private String grounds(String reference) {
        return last(reference, "assessCompliance", AssessCompliance.class).map(AssessCompliance::grounds)
                .or(() -> last(reference, "reportVisit", ReportVisit.class).map(ReportVisit::grounds))
                .orElse(null);
    }

    private String name(String user) {
        return directory.findAgent(user).map(agent -> agent.name()).orElse(user);
    }

    private <T extends Record> Optional<T> last(String reference, String task, Class<T> form) {
        return records.last(reference, CDS_CREATION, task).map(record -> json.read(record.content().toString(), form));
    }
}
