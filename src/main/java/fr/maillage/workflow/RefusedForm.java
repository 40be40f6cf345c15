package fr.maillage.workflow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A submission that breaks one or several rules, in words: nothing is written. */
public class RefusedForm extends RuntimeException {

    private static final Pattern LINE = Pattern.compile("\\[((?:[^\\[\\]]|\\[\\d+])*)] (.*)", Pattern.DOTALL);

    /**
     * One thing that is wrong.
     *
     * @param field path in the form; empty when the whole form is meant
     */
    public record Fault(String field, String text) {
    }

    private final List<Fault> faults;

    /** @param text one line a fault, {@code [field] text} */
    public RefusedForm(String text) {
        super(text);
        this.faults = text.lines().map(RefusedForm::fault).toList();
    }

    public List<Fault> faults() {
        return faults;
    }

    private static Fault fault(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? new Fault(matcher.group(1), matcher.group(2)) : new Fault("", line);
    }
}
