package fr.maillage.dossier;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.reference.DatedTexts;
import fr.maillage.workflow.ParisTime;

/** The objectives of the regional health project (PRS) in force, for whoever writes on health priorities. */
@Component
class RegionalObjectives {

    private static final String KEY = "prs.";

    private final DatedTexts texts;
    private final Dossiers dossiers;
    private final MessageSource messages;
    private final Clock clock;

    RegionalObjectives(DatedTexts texts, Dossiers dossiers, MessageSource messages, Clock clock) {
        this.texts = texts;
        this.dossiers = dossiers;
        this.messages = messages;
        this.clock = clock;
    }

    /** Those of the dossier's region today, with their source, or that nobody has entered them. */
    List<String> of(String reference) {
        return texts.find(KEY + dossiers.get(reference).region(), ParisTime.today(clock))
                .map(text -> List.of(text.code(), text("dossier.prs.source", text.source())))
                .orElseGet(() -> List.of(text("dossier.prs.unknown")));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
