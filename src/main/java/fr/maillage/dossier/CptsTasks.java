package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CDS_CREATION;
import static fr.maillage.workflow.EngineNames.CPTS_CREATION;
import static fr.maillage.workflow.EngineNames.DAC_CREATION;
import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.CptsForms.AssemblyOutcome;
import fr.maillage.dossier.CptsForms.DesignateNewLead;
import fr.maillage.dossier.CptsForms.HoldConstituentAssembly;
import fr.maillage.dossier.CptsForms.HoldFramingInterview;
import fr.maillage.dossier.CptsForms.LegalExistenceState;
import fr.maillage.dossier.CptsForms.Mobilisation;
import fr.maillage.dossier.CptsForms.MobiliseProfessionals;
import fr.maillage.dossier.CptsForms.MobilisedPerson;
import fr.maillage.dossier.CptsForms.Orientation;
import fr.maillage.dossier.CptsForms.ProjectDeclared;
import fr.maillage.dossier.CptsForms.PublishAndAnnounce;
import fr.maillage.dossier.CptsForms.QualifyProject;
import fr.maillage.dossier.CptsForms.RecordLegalExistence;
import fr.maillage.dossier.CptsForms.RecruitCoordinator;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

import org.springframework.stereotype.Component;

/** What happens when a task of the path of a CPTS is done, or one that other paths share with it. */
@Component
class CptsTasks {

    /** Départements with local law: their associations stand in the register of the tribunal and have no RNA. */
    private static final Set<String> LOCAL_LAW = Set.of("57", "67", "68");

    private final Dossiers dossiers;
    private final Lifecycle lifecycle;
    private final TaskRecords records;
    private final Documents documents;
    private final Cases cases;
    private final Communes communes;

    CptsTasks(Dossiers dossiers, Lifecycle lifecycle, TaskRecords records, Documents documents, Cases cases,
              Communes communes) {
        this.dossiers = dossiers;
        this.lifecycle = lifecycle;
        this.records = records;
        this.documents = documents;
        this.cases = cases;
        this.communes = communes;
    }

    @TaskContract(process = CPTS_CREATION, task = "projectDeclared")
    Routing declare(ProjectDeclared form, TaskInHand start) {
        Dossier dossier = dossiers.declare(new Declaration(form.declarationId(), form.origin(), StructureType.CPTS,
                form.structureName(), form.lead().toLead(), form.communes(), form.seatCommune(),
                form.team().stream().map(CptsTasks::member).toList(),
                form.needs() == null ? Set.of() : Set.copyOf(form.needs()), form.msaWished()), start.userId());
        records.keep(dossier.reference(), start, form, Visibility.LEAD);
        return cases.start(dossier.reference());
    }

    private static TeamMember member(MobilisedPerson person) {
        return TeamMember.person(person.name(), person.profession(), person.email());
    }

    @TaskOptions(process = CPTS_CREATION, task = "qualifyProject")
    Map<String, List<FieldOption>> caisses(TaskInHand task) {
        return Map.of("cpam", dossiers.caisses(task.reference()));
    }

    @TaskContract(process = CPTS_CREATION, task = "qualifyProject", routes = "orientation")
    Routing qualify(QualifyProject form, TaskInHand task) {
        dossiers.answerCaisse(task.reference(), form.cpam(), "cpam", task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        if (form.orientation() == Orientation.SLEEP) {
            lifecycle.putToSleep(task, "orientation", form.lookAgainOn(), form.reason());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("qualified." + form.orientation(), Visibility.LEAD,
                    Optional.ofNullable(form.targetStructure()).orElse("")).withNote(form.reason()), task.userId());
        }
        return Routing.of("orientation", form.orientation());
    }

    @TaskContract(process = CPTS_CREATION, task = "holdFramingInterview", routes = "interviewOutcome")
    Routing frame(HoldFramingInterview form, TaskInHand task) {
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("interview." + form.interviewOutcome(), Visibility.LEAD)
                .withNote(form.nextSteps()), task.userId());
        return Routing.of("interviewOutcome", form.interviewOutcome());
    }

    @TaskContract(process = CPTS_CREATION, task = "mobiliseProfessionals", routes = "mobilisation")
    Routing mobilise(MobiliseProfessionals form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        if (form.mobilisation() == Mobilisation.SLEEP) {
            lifecycle.putToSleep(task, "mobilisation", form.lookAgainOn(), form.report());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("mobilisation." + form.mobilisation(), Visibility.LEAD)
                    .withNote(form.report()), task.userId());
        }
        return Routing.of("mobilisation", form.mobilisation());
    }

    @TaskContract(process = {CPTS_CREATION, MSP_CREATION}, task = "holdConstituentAssembly", routes = "assemblyOutcome")
    Routing constitute(HoldConstituentAssembly form, TaskInHand task) {
        if (form.assemblyOutcome() == AssemblyOutcome.HELD && !form.statutesAdopted()) {
            throw new RefusedSubmission("statutesAdopted", "dossier.assembly.statutes");
        }
        if (form.convenedOn() != null && form.heldOn() != null && form.convenedOn().isAfter(form.heldOn())) {
            throw new RefusedSubmission("convenedOn", "dossier.assembly.convened");
        }
        requireDocument(task, "minutes", form.minutes());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("assembly." + form.assemblyOutcome(), Visibility.LEAD,
                FrenchDates.of(form.assemblyOutcome() == AssemblyOutcome.HELD ? form.heldOn() : form.newDate())), task.userId());
        return Routing.of("assemblyOutcome", form.assemblyOutcome());
    }

    @TaskOptions(process = {CPTS_CREATION, MSP_CREATION}, task = "recordLegalExistence")
    Map<String, List<FieldOption>> seats(TaskInHand task) {
        return Map.of("seat", communes.findAll(dossiers.get(task.reference()).territory().stream().map(TerritoryPart::commune)
                        .distinct().toList()).values().stream()
                .sorted(Comparator.comparing(Commune::name))
                .map(commune -> new FieldOption(commune.code(), "%s (%s)".formatted(commune.name(), commune.code())))
                .toList());
    }

    @TaskContract(process = {CPTS_CREATION, MSP_CREATION}, task = "recordLegalExistence", routes = "legalExistence")
    Routing exist(RecordLegalExistence form, TaskInHand task) {
        Commune seat = form.seat() == null ? null : communes.find(form.seat())
                .orElseThrow(() -> new RefusedSubmission("seat", "dossier.seat.unknown", form.seat()));
        checkRegister(form, seat == null ? dossiers.get(task.reference()).departement() : seat.departement());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.recordLegalExistence(task.reference(), new LegalExistence(form.rna(), form.tribunal(), form.volume(),
                form.folio(), form.officialJournalOn(), form.siret(), seat == null ? null : seat.code(),
                form.iban() != null), task.userId());
        return Routing.of("legalExistence", form.existence());
    }

    private static void checkRegister(RecordLegalExistence form, String departement) {
        boolean complete = form.existence() == LegalExistenceState.COMPLETE;
        if (LOCAL_LAW.contains(departement)) {
            if (form.rna() != null) {
                throw new RefusedSubmission("rna", "dossier.register.local", departement);
            }
            if (complete && (form.tribunal() == null || form.volume() == null || form.folio() == null)) {
                throw new RefusedSubmission("tribunal", "dossier.register.tribunal", departement);
            }
        } else if (form.tribunal() != null) {
            throw new RefusedSubmission("tribunal", "dossier.register.national", departement);
        } else if (complete && form.rna() == null) {
            throw new RefusedSubmission("rna", "dossier.register.rna");
        }
    }

    @TaskContract(process = CPTS_CREATION, task = "recruitCoordinator")
    void recruit(RecruitCoordinator form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("coordination." + form.coordination(), Visibility.LEAD,
                Optional.ofNullable(form.person()).orElse("")).withNote(form.reason()), task.userId());
    }

    @TaskContract(process = CPTS_CREATION, task = "publishAndAnnounce")
    void publish(PublishAndAnnounce form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("published", Visibility.LEAD, form.publicContact()),
                task.userId());
    }

    @TaskContract(process = {CPTS_CREATION, MSP_CREATION, CDS_CREATION, DAC_CREATION}, task = "designateNewLead")
    void designate(DesignateNewLead form, TaskInHand task) {
        requireDocument(task, "boardMinutes", form.boardMinutes());
        if (form.boardMinutes() == null && dossiers.get(task.reference()).legalExistence().isPresent()) {
            throw new RefusedSubmission("boardMinutes", "dossier.lead.minutes");
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.changeLead(task.reference(), form.lead().toLead(), form.formerLeadReason(), task.userId());
    }

    @TaskDraft(process = CPTS_CREATION, task = "projectDeclared")
    ProjectDeclared proposeDeclaration(TaskInHand start) {
        return new ProjectDeclared(null, Origin.DECLARED, null, null, null, null, null, null, null, null, null,
                new Deposit(null, null, start.today()));
    }

    @TaskDraft(process = CPTS_CREATION, task = "qualifyProject")
    QualifyProject proposeQualification(TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        Boolean health = dossier.lead().map(lead -> lead.profession() != null && lead.profession().isHealth()).orElse(null);
        int practitioners = (int) dossier.team().stream()
                .filter(member -> member.profession() == Profession.GENERAL_PRACTITIONER).count();
        return new QualifyProject(health, practitioners, null, null, null, null, null, null, null, null, null, null, null);
    }

    @TaskDraft(process = {CPTS_CREATION, MSP_CREATION}, task = "recordLegalExistence")
    RecordLegalExistence proposeLegalExistence(TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        return dossier.legalExistence()
                .map(known -> new RecordLegalExistence(null, null, known.rna(), known.tribunal(), known.volume(),
                        known.folio(), known.journalOn(), known.siret(), known.seat(), null))
                .orElseGet(() -> new RecordLegalExistence(null, null, null, null, null, null, null, null,
                        dossier.seatCommune().orElse(null), null));
    }

    @TaskDraft(process = CPTS_CREATION, task = "publishAndAnnounce")
    PublishAndAnnounce proposePublication(TaskInHand task) {
        return dossiers.get(task.reference()).lead()
                .map(lead -> new PublishAndAnnounce(lead.fullName(), lead.email(), lead.telephone(), null, null, null))
                .orElseGet(() -> new PublishAndAnnounce(null, null, null, null, null, null));
    }

    private void requireDocument(TaskInHand task, String field, String documentId) {
        if (documentId != null) {
            documents.require(task.reference(), documentId, field);
        }
    }
}
