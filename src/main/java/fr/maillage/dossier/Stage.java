package fr.maillage.dossier;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import fr.maillage.directory.StructureType;

/** Where a dossier stands. The code is common to all types; the French label depends on the type (message bundle). */
public enum Stage {
    DECLARATION, DIAGNOSIS, INTENTION, PROJECT_WRITING, VALIDATION, CONTRACT, LABELLING, OPERATION,
    REFUSED, ABANDONED, CLOSED, REDIRECTED, MERGED, VALIDATED_WITHOUT_CONTRACT, WITHDRAWN, CEASED;

    private static final Set<Stage> ENDS =
            EnumSet.of(REFUSED, ABANDONED, CLOSED, REDIRECTED, MERGED, VALIDATED_WITHOUT_CONTRACT, WITHDRAWN, CEASED);

    /** Types whose leads write a letter of intention; a MSP does in some regions only. */
    private static final Set<StructureType> WITH_LETTER = EnumSet.of(StructureType.CPTS, StructureType.MSP);

    /** An end of the path. Validated without contract is lasting, not final: a contract may still come. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Before the structure works: the acts "at any time" (dormancy, change of lead, closure…) are possible. */
    public boolean isInPreparation() {
        return !isEnd() && this != OPERATION;
    }

    /** The stages through which dossiers of that type go, in their usual order; the ends are not among them. */
    public static List<Stage> course(StructureType type) {
        return Arrays.stream(values())
                .filter(stage -> !stage.isEnd())
                .filter(stage -> stage != INTENTION || WITH_LETTER.contains(type))
                .filter(stage -> Paths.has(type) || stage == DECLARATION || stage == OPERATION)
                .toList();
    }

    /** Message key of the label for that type. */
    public String labelKey(StructureType type) {
        return "stage.%s.%s".formatted(type, this);
    }
}
