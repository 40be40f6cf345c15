package fr.maillage.funding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Reader;

/** The aids of a dossier in a line each, for who has a minute. */
@Component
public class AidsInShort {

    /**
     * Amounts in euros.
     *
     * @param name    kind of the aid, in French
     * @param state   what has become of it, in French
     * @param granted {@code null} until it is decided
     * @param paid    {@code null} until something is paid
     */
    public record AidInShort(String name, String state, BigDecimal asked, BigDecimal granted, BigDecimal paid) {
    }

    private final AidReading reading;
    private final MessageSource messages;

    AidsInShort(AidReading reading, MessageSource messages) {
        this.reading = reading;
        this.messages = messages;
    }

    /** The first one first. */
    public List<AidInShort> of(String reference, Reader reader) {
        return reading.of(reference, reader).stream()
                .map(aid -> new AidInShort(word(aid.kind()), word(aid.state()), aid.asked(), aid.granted(), aid.paid()))
                .toList();
    }

    private String word(Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()), null,
                constant.name(), Locale.FRENCH);
    }
}
