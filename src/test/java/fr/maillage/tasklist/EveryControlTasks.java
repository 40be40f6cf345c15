package fr.maillage.tasklist;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The process of {@code every-control.bpmn}, to try the renderer by hand in Tasklist. */
@Component
@Profile("every-control")
class EveryControlTasks {

    @TaskContract(process = "every-control", task = "started", routes = "structureName")
    Routing start(EveryControl form, TaskInHand task) {
        return Routing.of("structureName", form.name()).startedFor("2026-38-9999");
    }

    @TaskDraft(process = "every-control", task = "started")
    EveryControl draftOfStart(TaskInHand task) {
        return draft();
    }

    @TaskContract(process = "every-control", task = "fillIn", routes = "answer")
    Routing accept(EveryControl form) {
        if (form.name().equals("refuse")) {
            throw new RefusedSubmission("team", "workflow.field.form");
        }
        return Routing.of("answer", form.answer());
    }

    @TaskDraft(process = "every-control", task = "fillIn")
    EveryControl draft(TaskInHand task) {
        return draft();
    }

    private static EveryControl draft() {
        return new EveryControl(null, null, null, null, null, null, null, null, new BigDecimal("1234.50"), null, null,
                null, null, null, null,
                List.of(new EveryControl.PieceCheck("Diagnostic partagé", null, null),
                        new EveryControl.PieceCheck("Budget", EveryControl.State.PRESENT, null)), null, null);
    }
}
