package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Prints the certificate of the label and files it among the documents; once only. */
@ModelBean
class IssueLabelCertificate implements JavaDelegate {

    private final LabelCertificate certificate;

    IssueLabelCertificate(LabelCertificate certificate) {
        this.certificate = certificate;
    }

    @Override
    public void execute(DelegateExecution execution) {
        certificate.issue(execution.getProcessBusinessKey());
    }
}
