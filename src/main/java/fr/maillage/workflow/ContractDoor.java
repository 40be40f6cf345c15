package fr.maillage.workflow;

import java.time.Clock;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The door through which every submission passes: binds it to its contract before anything is stored, hands it to the
 * feature, and writes the routing variables only. A refusal leaves as {@link FormFieldValidationException}, the one
 * exception that the engine's REST API answers with 400.
 */
@Component
class ContractDoor {

    private final ObjectProvider<Contracts> contracts;
    private final ObjectProvider<SubmissionBinder> binder;
    private final ObjectProvider<SubmissionGuard> guards;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractDoor(ObjectProvider<Contracts> contracts, ObjectProvider<SubmissionBinder> binder,
                 ObjectProvider<SubmissionGuard> guards, ApplicationEventPublisher events, Clock clock) {
        this.contracts = contracts;
        this.binder = binder;
        this.guards = guards;
        this.events = events;
        this.clock = clock;
    }

    void submit(VariableMap submitted, TaskEntity task) {
        TaskInHand inHand = inHand(task, userId());
        Routing routing = accept(submitted, inHand, () -> guards.forEach(guard -> guard.check(inHand)));
        task.setVariables(routing.variables());
        AcceptedSubmissions.ofCommand().accept(task.getId());
    }

    void start(VariableMap submitted, ExecutionEntity instance, String startEvent) {
        TaskInHand inHand = new TaskInHand(null, null, instance.getProcessDefinition().getKey(), startEvent, userId(),
                clock.instant(), name -> null);
        Routing routing = accept(submitted, inHand, () -> { });
        if (routing.businessKey() == null) {
            throw new IllegalStateException("%s has started without a dossier".formatted(inHand.process()));
        }
        instance.setProcessBusinessKey(routing.businessKey());
        instance.setVariables(routing.variables());
        AcceptedSubmissions.ofCommand().accept(instance.getProcessInstanceId());
        events.publishEvent(new StartFormAccepted(inHand.process(), inHand.userId()));
    }

    TaskInHand inHand(TaskEntity task, String userId) {
        return new TaskInHand(task.getProcessInstance().getBusinessKey(), task.getId(),
                task.getProcessDefinition().getKey(), task.getTaskDefinitionKey(), userId, clock.instant(),
                task::getVariable);
    }

    private Routing accept(VariableMap submitted, TaskInHand inHand, Runnable guard) {
        Contract contract = contracts.getObject().find(inHand.process(), inHand.task())
                .orElseThrow(() -> new IllegalStateException(
                        "no contract for %s/%s".formatted(inHand.process(), inHand.task())));
        try {
            guard.run();
            Record submission = binder.getObject().bind(submitted, contract.form());
            return contract.accept(submission, inHand);
        } catch (RefusedSubmission e) {
            throw refusal(binder.getObject().describe(e));
        } catch (SubmissionBinder.RefusedText e) {
            throw refusal(e.getMessage());
        }
    }

    private static FormFieldValidationException refusal(String text) {
        return new FormFieldValidationException(null, text);
    }

    private static String userId() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}
