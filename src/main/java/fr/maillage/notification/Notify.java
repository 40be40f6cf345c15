package fr.maillage.notification;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/**
 * The send task of the models: writes the mails of the input {@code template} to those named by the input
 * {@code audience}, separated by commas.
 */
@ModelBean
class Notify implements JavaDelegate {

    private final Mailing mailing;

    Notify(Mailing mailing) {
        this.mailing = mailing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = (String) execution.getVariable(EngineNames.REFERENCE);
        String template = (String) execution.getVariable("template");
        String audience = (String) execution.getVariable("audience");
        mailing.write(new Moment(reference, template, execution::getVariable), List.of(audience.split("\\s*,\\s*")));
    }
}
