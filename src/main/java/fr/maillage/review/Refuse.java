package fr.maillage.review;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import fr.maillage.workflow.RefusedSubmission;

/** Rules between the fields of a form, each refused at its field. */
final class Refuse {

    private Refuse() {
    }

    static void when(boolean broken, String field, String messageKey, Object... arguments) {
        if (broken) {
            throw new RefusedSubmission(field, messageKey, arguments);
        }
    }

    /** The same for each row of a list that breaks the rule, at its field. */
    static <T> void each(List<T> rows, String list, String field, Predicate<T> broken, String messageKey) {
        for (int index = 0; index < rows.size(); index++) {
            when(broken.test(rows.get(index)), "%s[%d].%s".formatted(list, index, field), messageKey);
        }
    }

    static void missing(boolean required, String field, Object value) {
        boolean absent = value == null || value instanceof Collection<?> many && many.isEmpty();
        when(required && absent, field, "review.required");
    }
}
