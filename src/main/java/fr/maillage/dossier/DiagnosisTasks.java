package fr.maillage.dossier;

import static fr.maillage.dossier.DiagnosisTasks.PROCESS;

import java.util.List;

import fr.maillage.dossier.DiagnosisForms.ArbitratePerimeter;
import fr.maillage.dossier.DiagnosisForms.CheckPortrait;
import fr.maillage.dossier.DiagnosisForms.CompleteDiagnosis;
import fr.maillage.dossier.DiagnosisForms.ConcertationOutcome;
import fr.maillage.dossier.DiagnosisForms.GiveMedicalView;
import fr.maillage.dossier.DiagnosisForms.OrganiseConcertation;
import fr.maillage.dossier.DiagnosisForms.PerimeterProposal;
import fr.maillage.dossier.DiagnosisForms.PortraitCheck;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

import org.springframework.stereotype.Component;

/** What happens when a task of the territorial diagnosis is done. */
@Component
class DiagnosisTasks {

    static final String PROCESS = "territorial-diagnosis";

    private final Dossiers dossiers;
    private final TaskRecords records;
    private final RegionalObjectives objectives;

    DiagnosisTasks(Dossiers dossiers, TaskRecords records, RegionalObjectives objectives) {
        this.dossiers = dossiers;
        this.records = records;
        this.objectives = objectives;
    }

    @TaskContract(process = PROCESS, task = "checkPortrait", routes = "portraitCheck")
    Routing check(CheckPortrait form, TaskInHand task) {
        if (form.portraitCheck() == PortraitCheck.CORRECTED) {
            boolean redrawn = form.communes() != null && !form.communes().isEmpty()
                    && !form.communes().equals(dossiers.get(task.reference()).territory());
            if (!redrawn && (form.corrections() == null || form.corrections().isEmpty())) {
                throw new RefusedSubmission("corrections", "dossier.portrait.nothing");
            }
            if (redrawn) {
                redraw(task, form.communes());
            }
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("portraitCheck", form.portraitCheck());
    }

    @TaskDraft(process = PROCESS, task = "checkPortrait")
    CheckPortrait proposeCheck(TaskInHand task) {
        return new CheckPortrait(null, dossiers.get(task.reference()).territory(), null, null);
    }

    @TaskContract(process = PROCESS, task = "completeDiagnosis", routes = "diagnosisOutcome")
    Routing complete(CompleteDiagnosis form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("diagnosis." + form.diagnosisOutcome(), Visibility.LEAD)
                .withNote(form.perimeterQuestion()), task.userId());
        return Routing.of("diagnosisOutcome", form.diagnosisOutcome());
    }

    @TaskDraft(process = PROCESS, task = "completeDiagnosis")
    CompleteDiagnosis proposeDiagnosis(TaskInHand task) {
        return new CompleteDiagnosis(null, null, null, null, null, null, null, null, null, null, null,
                objectives.of(task.reference()), null, null);
    }

    @TaskContract(process = PROCESS, task = "giveMedicalView")
    void view(GiveMedicalView form, TaskInHand task) {
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(),
                JournalEntry.of("medicalView." + form.viewGiven(), Visibility.ACCOMPANIERS), task.userId());
    }

    @TaskContract(process = PROCESS, task = "organiseConcertation", routes = "concertationOutcome")
    Routing concert(OrganiseConcertation form, TaskInHand task) {
        boolean agreed = form.concertationOutcome() == ConcertationOutcome.AGREEMENT;
        boolean redraws = form.proposal() == PerimeterProposal.SHARE || form.proposal() == PerimeterProposal.PARTS;
        if (agreed && redraws) {
            if (form.communes() == null || form.communes().isEmpty()) {
                throw new RefusedSubmission("communes", "dossier.concertation.communes");
            }
            redraw(task, form.communes());
        }
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("concertation." + form.concertationOutcome(), Visibility.LEAD)
                .withNote(form.report()), task.userId());
        return Routing.of("concertationOutcome", form.concertationOutcome());
    }

    @TaskDraft(process = PROCESS, task = "organiseConcertation")
    OrganiseConcertation proposeConcertation(TaskInHand task) {
        return new OrganiseConcertation(null, null, null, null, dossiers.get(task.reference()).territory(), null, null);
    }

    @TaskContract(process = PROCESS, task = "arbitratePerimeter")
    void arbitrate(ArbitratePerimeter form, TaskInHand task) {
        redraw(task, form.communes());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("arbitration", Visibility.LEAD, FrenchDates.of(form.decidedOn()))
                .withNote(form.grounds()), task.userId());
    }

    @TaskDraft(process = PROCESS, task = "arbitratePerimeter")
    ArbitratePerimeter proposeArbitration(TaskInHand task) {
        return new ArbitratePerimeter(dossiers.get(task.reference()).territory(), null, null);
    }

    /** The seat stays when its commune does. */
    private void redraw(TaskInHand task, List<TerritoryPart> communes) {
        Dossier dossier = dossiers.get(task.reference());
        String seat = dossier.seatCommune()
                .filter(code -> communes.stream().anyMatch(part -> part.commune().equals(code)))
                .orElse(null);
        dossiers.changeTerritory(task.reference(), null, communes, seat, dossier.chosenFunds(), task.userId());
    }
}
