package fr.maillage.review;

/** Sense of an opinion. */
enum OpinionSense {
    FAVOURABLE, FAVOURABLE_WITH_OBSERVATIONS, UNFAVOURABLE, NO_OBSERVATION;

    boolean needsText() {
        return this == FAVOURABLE_WITH_OBSERVATIONS || this == UNFAVOURABLE;
    }
}
