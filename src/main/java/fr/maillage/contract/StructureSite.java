package fr.maillage.contract;

import java.time.LocalDate;

/**
 * A place where a structure works, with its own number in the national directory of establishments.
 *
 * @param commune INSEE code; {@code null} when not known
 * @param until   day on which it closed; {@code null} while it is open
 */
record StructureSite(long id, String name, Kind kind, String commune, String finessEstablishment, LocalDate since,
                     LocalDate until) {

    enum Kind {
        MAIN, SECONDARY,
        /** Antenne of a health centre. */
        BRANCH
    }
}
