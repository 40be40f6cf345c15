package fr.maillage.review;

/**
 * The items of a letter of intention, ten for a CPTS and five for a MSP, as the regions' templates have them; the table
 * {@code required-pieces} says which are asked.
 */
enum LetterItemCode {
    NAME_AND_TERRITORY, FIRST_DIAGNOSIS, ACTORS, ORIENTATIONS, OBJECTIVES_AND_MEANS, CALENDAR, OTHER_PROJECTS,
    EXISTING_DYNAMICS, SUPPORT_AND_BUDGET, CONTACT,
    TERRITORIAL_CONTEXT, ORIGIN_OF_THE_WISH, REAL_ESTATE_PROJECT, PLURIPROFESSIONAL_PROJECTS, ENGAGED_PROFESSIONALS
}
