package fr.maillage.directory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import fr.maillage.workflow.RefusedSubmission;

/**
 * The fields of an administrator's page: what was typed, kept as it was typed so that the page can show it again, and
 * what is wrong with it, at the field.
 */
final class SubmittedForm {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+");

    private final MultiValueMap<String, String> typed;
    private final MessageSource messages;
    private final Map<String, String> problems = new LinkedHashMap<>();

    SubmittedForm(MultiValueMap<String, String> typed, MessageSource messages) {
        this.typed = new LinkedMultiValueMap<>(typed);
        this.messages = messages;
    }

    /** As typed, for the page. */
    public String value(String field) {
        return typed.getFirst(field);
    }

    /** As typed in the row of a table, for the page. */
    public String value(String field, int row) {
        List<String> column = typed.getOrDefault(field, List.of());
        return row < column.size() ? column.get(row) : null;
    }

    public boolean has(String field, Object choice) {
        return typed.getOrDefault(field, List.of()).contains(String.valueOf(choice));
    }

    public String problem(String field) {
        return problems.get(field);
    }

    public Map<String, String> problems() {
        return problems;
    }

    boolean isAccepted() {
        return problems.isEmpty();
    }

    int rows(String field) {
        return typed.getOrDefault(field, List.of()).size();
    }

    /** One line of text; {@code null} when empty. */
    String text(String field, int longest) {
        String value = stripped(value(field));
        if (value != null && CONTROL.matcher(value).find()) {
            refuse(field, "workflow.field.one-line");
        } else if (value != null && value.length() > longest) {
            refuse(field, "directory.form.long", longest);
        }
        return value;
    }

    String required(String field, int longest) {
        String value = text(field, longest);
        if (value == null) {
            refuse(field, "directory.form.required");
        }
        return value;
    }

    String email(String field) {
        String value = text(field, 254);
        if (value != null && !EMAIL.matcher(value).matches()) {
            refuse(field, "directory.form.email");
        }
        return value;
    }

    LocalDate date(String field) {
        return date(field, value(field));
    }

    LocalDate date(String field, int row) {
        return date(field, value(field, row));
    }

    Integer positive(String field) {
        String value = stripped(value(field));
        if (value != null && !value.matches("[1-9]\\d{0,4}")) {
            refuse(field, "directory.form.positive");
            return null;
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** Words between spaces, commas or semicolons. */
    Set<String> words(String field) {
        String value = stripped(value(field));
        return value == null ? Set.of()
                : Stream.of(BETWEEN_WORDS.split(value)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A cell of a table; {@code null} when empty. */
    String cell(String field, int row) {
        return stripped(value(field, row));
    }

    /** Of the row that the editor saw; {@code null} for a new one. */
    Integer version() {
        String value = stripped(value("version"));
        if (value != null && !value.matches("\\d{1,9}")) {
            refuse("version", "directory.form.changed-meanwhile");
            return null;
        }
        return value == null ? null : Integer.valueOf(value);
    }

    <E extends Enum<E>> E choice(String field, int row, Class<E> type) {
        String value = cell(field, row);
        return value == null ? null : constant(field, value, type);
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        Set<E> chosen = choices(field, type);
        if (chosen.size() != 1) {
            refuse(field, "directory.form.required");
            return null;
        }
        return chosen.iterator().next();
    }

    <E extends Enum<E>> Set<E> choices(String field, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String value : typed.getOrDefault(field, List.of())) {
            E constant = constant(field, value, type);
            if (constant != null) {
                chosen.add(constant);
            }
        }
        return chosen;
    }

    private <E extends Enum<E>> E constant(String field, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        refuse(field, "directory.form.choice");
        return null;
    }

    void refuse(String field, String messageKey, Object... arguments) {
        problems.putIfAbsent(field, messages.getMessage(messageKey, arguments, Locale.FRENCH));
    }

    void refuse(RefusedSubmission refusal) {
        problems.putIfAbsent(refusal.field(), messages.getMessage(refusal.text(), Locale.FRENCH));
    }

    private LocalDate date(String field, String typedDate) {
        String value = stripped(typedDate);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            refuse(field, "directory.form.date");
            return null;
        }
    }

    private static String stripped(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
