package fr.maillage.contract;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;

/** The task that gives a structure its numbers: 604 for a CPTS, 603 for a MSP, 124 for a centre, 606 for a DAC. */
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

    @TaskContract(process = {EngineNames.CPTS_CREATION, EngineNames.CDS_CREATION, EngineNames.DAC_CREATION},
            task = "recordFiness")
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

    /** A centre with nothing but an agrément gets its numbers after it: the récépissé of the others carries them. */
    @TaskContract(process = EngineNames.CDS_CREATION, task = "recordApprovalFiness")
    void recordApprovalFiness(RecordFiness form, TaskInHand task) {
        recordFiness(form, task);
    }
}
