package fr.maillage.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/**
 * The contract of one user task or start event: the record that binds a submission and the feature's method that
 * accepts it.
 *
 * @param process process definition key
 * @param task    id of the user task or start event
 * @param sharers keys of all processes that share this contract, the one that words it first
 * @param form    record with the constraints
 * @param routes  variables that the submission may write, beside the card that a start form writes
 */
public record Contract(String process, String task, List<String> sharers, Class<? extends Record> form,
                       Set<String> routes, Object bean, Method accept) {

    Routing accept(Record submission, TaskInHand inHand) {
        Object answer = invoke(bean, accept, accept.getParameterCount() == 2
                ? new Object[] {submission, inHand}
                : new Object[] {submission});
        Routing routing = answer instanceof Routing given ? given : Routing.none();
        for (String variable : routing.variables().keySet()) {
            boolean card = routing.businessKey() != null && EngineNames.CARD.contains(variable);
            if (!card && !routes.contains(variable)) {
                throw new IllegalStateException(
                        "%s/%s writes the undeclared variable %s".formatted(process, task, variable));
            }
        }
        return routing;
    }

    static Object invoke(Object bean, Method method, Object... arguments) {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
