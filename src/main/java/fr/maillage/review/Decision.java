package fr.maillage.review;

import java.util.EnumSet;
import java.util.Set;

import fr.maillage.directory.StructureType;

/**
 * What is proposed to the signatory, and then decided, on a project. Each type of structure has its own words: a MSP
 * conforms to the specification, a health centre gets its agrément.
 */
enum Decision {
    VALIDATE, VALIDATE_WITH_RECOMMENDATIONS, RETURN, OBJECT;

    /** The decisions that the texts know for that type. */
    static Set<Decision> of(StructureType type) {
        return switch (type) {
            case MSP -> EnumSet.allOf(Decision.class);
            case CDS -> EnumSet.of(VALIDATE, OBJECT);
            case DAC -> EnumSet.of(VALIDATE, VALIDATE_WITH_RECOMMENDATIONS, RETURN);
            default -> EnumSet.of(VALIDATE, VALIDATE_WITH_RECOMMENDATIONS, OBJECT);
        };
    }

    /** Whether reasons are owed to the lead, who answers them when filing again. */
    boolean needsReasons() {
        return this == RETURN || this == OBJECT;
    }
}
