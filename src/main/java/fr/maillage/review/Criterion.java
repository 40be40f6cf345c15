package fr.maillage.review;

/** What an opinion on a letter of intention looks at. */
enum Criterion {
    ACTORS, TERRITORY, PARTNERSHIPS, ACI_ORIENTATIONS, CALENDAR, SUPPORT_NEED
}
