package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.Set;

import fr.maillage.directory.StructureType;

/** Where a dossier stands. The code is common to all types; the French label depends on the type (message bundle). */
public enum Stage {
    DECLARATION, DIAGNOSIS, INTENTION, PROJECT_WRITING, VALIDATION, CONTRACT, LABELLING, OPERATION,
    REFUSED, ABANDONED, CLOSED, REDIRECTED, MERGED, VALIDATED_WITHOUT_CONTRACT, WITHDRAWN, CEASED;

    private static final Set<Stage> ENDS =
            EnumSet.of(REFUSED, ABANDONED, CLOSED, REDIRECTED, MERGED, VALIDATED_WITHOUT_CONTRACT, WITHDRAWN, CEASED);

    /** An end of the path. Validated without contract is lasting, not final: a contract may still come. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Before the structure works: the acts "at any time" (dormancy, change of lead, closure…) are possible. */
    public boolean isInPreparation() {
        return !isEnd() && this != OPERATION;
    }

    /** Message key of the label for that type. */
    public String labelKey(StructureType type) {
        return "stage.%s.%s".formatted(type, this);
    }
}
