package fr.maillage.notification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of mails and letters, from the message bundle. A text may differ by kind of structure, by outcome and by
 * audience: the most precise one that exists is taken, {@code mail.<template>.<TYPE>.<OUTCOME>.<audience>.<part>} first,
 * {@code mail.<template>.<part>} last. {@code mail.<template>.outcome} names the process variable that holds the outcome.
 */
@Component
class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** A text that must exist. */
    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No text " + key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, Locale.FRENCH)).filter(text -> !text.isBlank());
    }

    /**
     * @param stem     {@code mail} or {@code letter}
     * @param audience may be {@code null}
     */
    Optional<String> find(String stem, String template, Variant variant, String audience, String part) {
        String root = stem + "." + template;
        Stream<String> roots = variant.type() == null ? Stream.of(root) : Stream.of(root + "." + variant.type(), root);
        return roots.flatMap(each -> keys(each, variant.outcome(), audience, part))
                .flatMap(key -> find(key).stream())
                .findFirst();
    }

    private static Stream<String> keys(String root, String outcome, String audience, String part) {
        return Stream.of(join(root, outcome, audience, part), join(root, outcome, null, part),
                join(root, null, audience, part), join(root, null, null, part));
    }

    /** Whether the template is in one of the lists of {@code mail.list.<name>}. */
    boolean isFor(String list, String template) {
        return List.of(get("mail.list." + list).split("\\s*,\\s*")).contains(template);
    }

    static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String join(String root, String outcome, String audience, String part) {
        return root + (outcome == null ? "" : "." + outcome) + (audience == null ? "" : "." + audience) + "." + part;
    }
}
