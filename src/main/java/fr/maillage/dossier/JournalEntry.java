package fr.maillage.dossier;

import java.util.Arrays;
import java.util.List;

/**
 * Something that happened, to be written in the journal.
 *
 * @param event      key of the sentence in the message bundles, without its prefix {@code journal.}
 * @param arguments  arguments of the sentence, as text
 * @param note       what a person typed about it, shown literally; may be {@code null}
 * @param visibility who will read it
 */
public record JournalEntry(String event, List<String> arguments, String note, Visibility visibility) {

    public static JournalEntry of(String event, Visibility visibility, Object... arguments) {
        return new JournalEntry(event, Arrays.stream(arguments).map(String::valueOf).toList(), null,
                visibility);
    }

    public JournalEntry withNote(String text) {
        return new JournalEntry(event, arguments, text, visibility);
    }
}
