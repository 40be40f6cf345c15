package fr.maillage.support.mission;

import java.time.LocalDate;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Lot;
import fr.maillage.directory.Organisation;
import fr.maillage.workflow.FrenchDates;

/** Lots, consultants, days and ceilings as people write them. */
@Component
class MissionWords {

    private final MessageSource messages;
    private final Directory directory;

    MissionWords(MessageSource messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    String lot(Lot lot) {
        return constant(lot);
    }

    /** The French name of a constant. */
    String constant(Enum<?> constant) {
        return text("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()));
    }

    String organisation(String id) {
        return directory.findOrganisation(id).map(Organisation::name).orElse(id);
    }

    String day(LocalDate day) {
        return FrenchDates.of(day);
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
