package fr.maillage.review;

/** Where a filing stands. */
enum FilingState {
    /** Filed, nothing decided. */
    OPEN,
    /** Letter only: the lead has been asked for items. */
    TO_COMPLETE,
    VALIDATED, VALIDATED_WITH_RECOMMENDATIONS, TACITLY_VALIDATED,
    /** Letter only. */
    TO_REWORK,
    /** Letter only. */
    NOT_RETAINED,
    OBJECTED,
    /** Project only: to be completed and filed again. */
    RETURNED,
    /** The lead took it back. */
    WITHDRAWN,
    /** The dossier ended before the filing did. */
    LAPSED;

    /** How the process calls it. */
    String outcome() {
        return switch (this) {
            case TACITLY_VALIDATED -> "TACIT";
            case RETURNED -> "TO_COMPLETE";
            default -> name();
        };
    }

    boolean isOpen() {
        return this == OPEN || this == TO_COMPLETE;
    }
}
