package fr.maillage.support;

import fr.maillage.directory.ChosenPerson;

/** What decided that it is this person. Its sentence is in the message bundle under {@code support.rule.}. */
enum Rule {
    SECTOR, FOLLOWS_LEAD, LEAST_LOADED,
    /** The organisation has named nobody: its group is asked. */
    WHOLE_ORGANISATION,
    PASSED_BY_COLLEAGUE, ASSIGNED_BY_SUPERVISOR,
    /** The organisation took over the work of one that has ended. */
    SUCCESSION;

    static Rule of(ChosenPerson.Rule rule) {
        return switch (rule) {
            case SECTOR -> SECTOR;
            case FOLLOWS_LEAD -> FOLLOWS_LEAD;
            case LEAST_LOADED -> LEAST_LOADED;
        };
    }
}
