package fr.maillage.workflow;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A submission that breaks a rule: names the field (empty when the whole form is meant) and the French message, by its
 * key in the message bundles. Reaches a person as HTTP 400 with {@code [field] message}; nothing is written.
 */
public class RefusedSubmission extends RuntimeException {

    private final String field;
    private final transient MessageSourceResolvable text;

    public RefusedSubmission(String field, String messageKey, Object... arguments) {
        super(field + ": " + messageKey);
        this.field = field;
        this.text = new DefaultMessageSourceResolvable(new String[] {messageKey}, arguments, null);
    }

    public String field() {
        return field;
    }

    public MessageSourceResolvable text() {
        return text;
    }
}
