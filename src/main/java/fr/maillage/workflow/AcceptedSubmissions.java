package fr.maillage.workflow;

import java.util.HashSet;
import java.util.Set;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The tasks whose contract was accepted in the running engine command. Lives and dies with the command. */
class AcceptedSubmissions implements Session {

    private final Set<String> taskIds = new HashSet<>();
    private final Set<String> takenUp = new HashSet<>();

    static AcceptedSubmissions ofCommand() {
        return Context.getCommandContext().getSession(AcceptedSubmissions.class);
    }

    void accept(String taskId) {
        taskIds.add(taskId);
    }

    boolean contains(String taskId) {
        return taskIds.contains(taskId);
    }

    /** The application itself takes this dossier up in mid-path: no form is asked for. */
    void takeUp(String reference) {
        takenUp.add(reference);
    }

    boolean isTakenUp(String reference) {
        return takenUp.contains(reference);
    }

    @Override
    public void flush() {
        // nothing to write: the mark is only for this command
    }

    @Override
    public void close() {
        taskIds.clear();
        takenUp.clear();
    }

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AcceptedSubmissions.class;
        }

        @Override
        public Session openSession() {
            return new AcceptedSubmissions();
        }
    }
}
