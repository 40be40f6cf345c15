package fr.maillage.contract;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;

/** The task of {@code cpts-creation} that gives the structure its numbers. */
@Component
class LabellingTasks {

    private final Dossiers dossiers;
    private final StructureRegister register;
    private final TaskRecords records;

    LabellingTasks(Dossiers dossiers, StructureRegister register, TaskRecords records) {
        this.dossiers = dossiers;
        this.register = register;
        this.records = records;
    }

    @TaskContract(process = "cpts-creation", task = "recordFiness")
    void recordFiness(RecordFiness form, TaskInHand task) {
        if (form.establishment().equals(form.legalEntity())) {
            throw new RefusedSubmission("establishment", "contract.finess.same");
        }
        if (register.isTaken(form.establishment(), task.reference())) {
            throw new RefusedSubmission("establishment", "contract.finess.taken");
        }
        dossiers.recordFiness(task.reference(), form.legalEntity(), form.establishment(), form.recordedOn(),
                task.userId());
        records.keep(task, form, Visibility.LEAD);
    }
}
