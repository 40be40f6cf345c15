package fr.maillage.act;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Tells each application of a call its result. */
@ModelBean
class PublishSharedPosts implements JavaDelegate {

    private final SharedPosts posts;

    PublishSharedPosts(SharedPosts posts) {
        this.posts = posts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        posts.publish((String) execution.getVariable(EngineNames.REFERENCE));
    }
}
