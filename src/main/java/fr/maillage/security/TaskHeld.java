package fr.maillage.security;

import org.camunda.bpm.engine.AuthorizationException;

/** A task that several organisations share is in hand at another one: until it is given back, it is that one's alone. */
public class TaskHeld extends AuthorizationException {

    TaskHeld(String task, String holder) {
        super("Un autre organisme a déjà pris la tâche « %s » : %s. Elle reste à lui tant qu’il ne la rend pas."
                .formatted(task, holder));
    }
}
