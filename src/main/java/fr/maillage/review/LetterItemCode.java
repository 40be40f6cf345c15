package fr.maillage.review;

/** The ten items of a letter of intention, as the regions' templates have them; the table {@code required-pieces} says which are asked. */
enum LetterItemCode {
    NAME_AND_TERRITORY, FIRST_DIAGNOSIS, ACTORS, ORIENTATIONS, OBJECTIVES_AND_MEANS, CALENDAR, OTHER_PROJECTS,
    EXISTING_DYNAMICS, SUPPORT_AND_BUDGET, CONTACT
}
