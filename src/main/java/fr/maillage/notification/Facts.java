package fr.maillage.notification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;

/**
 * What a text may mention, by name, already worded in French. A text mentions a fact as {@code {name}}; what people have
 * typed is put in as it is, in one pass, and never read as a text with facts of its own.
 */
final class Facts {

    private static final Pattern MENTION = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, Object> values;
    private final MessageSource messages;

    Facts(Map<String, Object> values, MessageSource messages) {
        this.values = new HashMap<>(values);
        this.messages = messages;
    }

    Facts with(Map<String, Object> more) {
        Facts all = new Facts(values, messages);
        more.forEach((name, value) -> {
            if (value != null) {
                all.values.put(name, value);
            }
        });
        return all;
    }

    Optional<LocalDateTime> time(String name) {
        return Optional.ofNullable(values.get(name)).filter(LocalDateTime.class::isInstance).map(LocalDateTime.class::cast);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name)).filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    boolean knows(String name) {
        return word(name).isPresent();
    }

    /** The paragraph with its facts; empty when it mentions a fact that nobody knows. */
    Optional<Paragraph> fill(String text) {
        Matcher mentions = MENTION.matcher(text);
        List<String> items = List.of();
        String frame = text;
        if (endsWithList(text)) {
            int at = text.lastIndexOf('{');
            items = items(text.substring(at + 1, text.length() - 1));
            frame = text.substring(0, at).stripTrailing();
        }
        for (MatchResult mention : mentions.results().toList()) {
            if (word(mention.group(1)).isEmpty()) {
                return Optional.empty();
            }
        }
        String filled = MENTION.matcher(frame)
                .replaceAll(mention -> Matcher.quoteReplacement(word(mention.group(1)).orElseThrow()));
        return Optional.of(new Paragraph(filled, items));
    }

    private boolean endsWithList(String text) {
        int at = text.lastIndexOf('{');
        return at >= 0 && text.endsWith("}")
                && values.get(text.substring(at + 1, text.length() - 1)) instanceof Collection<?>;
    }

    private List<String> items(String name) {
        List<String> items = new ArrayList<>();
        for (Object each : (Collection<?>) values.get(name)) {
            items.add(worded(each));
        }
        return items;
    }

    /** The fact in French; empty when nobody knows it. */
    Optional<String> word(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof Collection<?> ? French.enumeration(items(name)) : worded(value);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private String worded(Object value) {
        if (value instanceof LocalDate date) {
            return French.date(date);
        }
        if (value instanceof LocalDateTime time) {
            return French.dateTime(time);
        }
        if (value instanceof BigDecimal amount) {
            return French.euros(amount);
        }
        if (value instanceof Integer || value instanceof Long) {
            return French.number((Number) value);
        }
        if (value instanceof Enum<?> constant) {
            return messages.getMessage("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(),
                    constant.name()), null, Locale.FRENCH);
        }
        return value.toString();
    }
}
