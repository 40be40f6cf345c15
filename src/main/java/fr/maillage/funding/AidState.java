package fr.maillage.funding;

/** Where a request for an aid stands. */
enum AidState {
    OPENED, FILED, NOT_WANTED, WITHDRAWN, INELIGIBLE, REFUSED, POSTPONED, GRANTED, PARTLY;

    boolean isGranted() {
        return this == GRANTED || this == PARTLY;
    }

    /** Whether the agency still has to decide. */
    boolean isUnderExamination() {
        return this == FILED || this == POSTPONED;
    }
}
