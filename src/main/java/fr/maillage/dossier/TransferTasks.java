package fr.maillage.dossier;

import static fr.maillage.dossier.CptsForms.TEXT;
import static fr.maillage.workflow.EngineNames.TRANSFER;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** The answer of the delegation to which a dossier is proposed, or of its supervisors. */
@Component
class TransferTasks {

    enum TransferAnswer {
        ACCEPTED, REFUSED
    }

    record AnswerTransfer(@NotNull TransferAnswer transferAnswer,
                          @Size(max = TEXT) @Widget("textarea")
                          @AskedWhen(field = "transferAnswer", is = "REFUSED") String reason) {
    }

    private final Transfers transfers;
    private final Rerouting rerouting;
    private final TaskRecords records;

    TransferTasks(Transfers transfers, Rerouting rerouting, TaskRecords records) {
        this.transfers = transfers;
        this.rerouting = rerouting;
        this.records = records;
    }

    @TaskContract(process = TRANSFER, task = "answerTransfer", routes = "transferAnswer")
    Routing answer(AnswerTransfer form, TaskInHand task) {
        boolean accepted = form.transferAnswer() == TransferAnswer.ACCEPTED;
        if (accepted) {
            try {
                rerouting.requireTransferable(task.reference());
            } catch (ImpossibleAct e) {
                throw new RefusedSubmission("transferAnswer", e.text().getCodes()[0], e.text().getArguments());
            }
        }
        transfers.answer(task.reference(), accepted, form.reason(), task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("transferAnswer", form.transferAnswer());
    }

    @TaskContract(process = TRANSFER, task = "decideTransfer", routes = "transferAnswer")
    Routing decide(AnswerTransfer form, TaskInHand task) {
        return answer(form, task);
    }
}
