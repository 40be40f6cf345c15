package fr.maillage.funding;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The task of {@code cpts-creation} that pays the start-up aid. */
@Component
class FundingTasks {

    private static final String PROCESS = "cpts-creation";

    private final Startup startup;
    private final TaskRecords records;

    FundingTasks(Startup startup, TaskRecords records) {
        this.startup = startup;
        this.records = records;
    }

    @TaskDraft(process = PROCESS, task = "payStartup")
    PayStartup due(TaskInHand task) {
        return startup.amount(task.reference())
                .map(value -> new PayStartup(null, value.amount(), value.source(), null, null))
                .orElse(new PayStartup(null, null, null, null, null));
    }

    @TaskContract(process = PROCESS, task = "payStartup", routes = "startupPayment")
    Routing pay(PayStartup form, TaskInHand task) {
        switch (form.startupPayment()) {
            case PAID -> startup.pay(task.reference(), form.amount(), form.amountSource(), form.paidOn(), task.userId());
            case BLOCKED -> startup.block(task.reference(), form.blockingReason(), task.userId());
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("startupPayment", form.startupPayment());
    }
}
