package fr.maillage.review;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.FieldOption;

/**
 * How people call what is decided: a CPTS is validated, a MSP conforms, a health centre gets its agrément. A word that is
 * the same for all types is that of the enum constant.
 */
@Component
public class ReviewWords {

    private final MessageSource messages;

    ReviewWords(MessageSource messages) {
        this.messages = messages;
    }

    public String of(StructureType type, Enum<?> constant) {
        String kind = constant.getDeclaringClass().getSimpleName();
        String common = messages.getMessage("enum.%s.%s".formatted(kind, constant.name()), null, constant.name(),
                Locale.FRENCH);
        return messages.getMessage("review.%s.%s.%s".formatted(kind, type, constant.name()), null, common, Locale.FRENCH);
    }

    /** What was decided, by the name of a {@link Decision}. */
    public String decided(StructureType type, String decision) {
        String common = messages.getMessage("review.decided." + decision, null, decision, Locale.FRENCH);
        return messages.getMessage("review.decided.%s.%s".formatted(type, decision), null, common, Locale.FRENCH);
    }

    List<FieldOption> options(StructureType type, Collection<? extends Enum<?>> constants) {
        return constants.stream().map(constant -> new FieldOption(constant.name(), of(type, constant))).toList();
    }
}
