package fr.maillage.act;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** A post is not filled: the next of the waiting list gets the place. */
@ModelBean
class OfferFreedPost implements JavaDelegate {

    private final SharedPosts posts;

    OfferFreedPost(SharedPosts posts) {
        this.posts = posts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        posts.offerToNext((String) execution.getVariable(EngineNames.REFERENCE));
    }
}
