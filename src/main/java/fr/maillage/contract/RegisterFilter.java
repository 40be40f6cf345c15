package fr.maillage.contract;

import java.time.LocalDate;

import fr.maillage.directory.StructureType;

/**
 * Which structures of the register are asked for; {@code null} leaves a criterion open.
 *
 * @param q    words of the name, or part of the reference
 * @param asOf the day on which the register is read
 * @param page from 0
 */
record RegisterFilter(String q, StructureType type, StructureState state, String departement, LocalDate asOf, int page) {

    static final int ROWS = 50;

    RegisterFilter {
        q = blankToNull(q);
        departement = blankToNull(departement);
        page = Math.max(0, page);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
