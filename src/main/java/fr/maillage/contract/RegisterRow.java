package fr.maillage.contract;

import java.time.LocalDate;

import fr.maillage.directory.StructureType;

/**
 * One line of the register as it was on the day that was asked for; dates that lie after it are {@code null}.
 *
 * @param sites number of establishment of each open site, in the order of their opening
 */
record RegisterRow(String reference, StructureType type, String name, StructureState state, String region,
                   String departement, Integer communes, Integer population, Integer sizeClass, LocalDate validatedOn,
                   LocalDate contractSignedOn, LocalDate finessRecordedOn, LocalDate openedOn, LocalDate contractEndedOn,
                   LocalDate endedOn, String finessLegalEntity, String sites) {
}
