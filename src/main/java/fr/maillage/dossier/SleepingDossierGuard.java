package fr.maillage.dossier;

import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.SubmissionGuard;
import fr.maillage.workflow.TaskInHand;

import org.springframework.stereotype.Component;

/** A sleeping dossier takes no submission: it is resumed first. */
@Component
class SleepingDossierGuard implements SubmissionGuard {

    private final Dossiers dossiers;

    SleepingDossierGuard(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void check(TaskInHand task) {
        dossiers.find(task.reference()).flatMap(Dossier::dormancy).ifPresent(dormancy -> {
            throw new RefusedSubmission("", "dossier.asleep", FrenchDates.of(dormancy.since()), FrenchDates.of(dormancy.reviewOn()));
        });
    }
}
