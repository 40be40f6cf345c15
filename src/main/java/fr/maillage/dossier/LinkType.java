package fr.maillage.dossier;

import java.util.Arrays;
import java.util.List;

/** How one dossier stands to another. Each has its inverse, under which the other one shows it. */
public enum LinkType {
    PART_OF, HAS_PART, SUCCEEDS, SUCCEEDED_BY, ISSUED_FROM, ORIGIN_OF, OVERLAPS, MERGED_WITH, SAME_LEAD, CARRIED_BY,
    CARRIES;

    /** Those that a person makes; a regroupement is an act of its own. */
    static List<LinkType> byHand() {
        return Arrays.stream(values()).filter(type -> type != MERGED_WITH).toList();
    }

    /** The same link seen from the other end. */
    public LinkType inverse() {
        return switch (this) {
            case PART_OF -> HAS_PART;
            case HAS_PART -> PART_OF;
            case SUCCEEDS -> SUCCEEDED_BY;
            case SUCCEEDED_BY -> SUCCEEDS;
            case ISSUED_FROM -> ORIGIN_OF;
            case ORIGIN_OF -> ISSUED_FROM;
            case CARRIED_BY -> CARRIES;
            case CARRIES -> CARRIED_BY;
            case OVERLAPS, MERGED_WITH, SAME_LEAD -> this;
        };
    }
}
