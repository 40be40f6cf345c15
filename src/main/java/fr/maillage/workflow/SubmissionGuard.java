package fr.maillage.workflow;

/** A rule that holds for every task whatever its contract, for instance that a sleeping dossier takes no submission. */
public interface SubmissionGuard {

    /** @throws RefusedSubmission when the task may not be completed now */
    void check(TaskInHand task);
}
