package fr.maillage.contract;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

import fr.maillage.directory.StructureType;

/**
 * A structure of the register. Its four dates are kept apart, each {@code null} until it happens.
 *
 * @param dossier         reference of the dossier from which it was born
 * @param validatedOn     project validated, or label given
 * @param contractEndedOn the contract has come to an end, the structure has not
 */
record Structure(long id, String dossier, StructureType type, String name, String region, String departement,
                 Integer population, Integer sizeClass, String finessLegalEntity, String finessEstablishment,
                 LocalDate validatedOn, LocalDate contractSignedOn, LocalDate finessRecordedOn, LocalDate openedOn,
                 LocalDate contractEndedOn, LocalDate endedOn, EndKind endKind) {

    /** What the structure was on that day, as far as the register knows. */
    StructureState stateOn(LocalDate day) {
        if (endedOn != null && !endedOn.isAfter(day)) {
            return StructureState.valueOf(endKind.name());
        }
        return openedOn != null && !openedOn.isAfter(day) ? StructureState.IN_OPERATION : StructureState.LABELLED;
    }

    /** Whether anything was known of it on that day. */
    boolean existedOn(LocalDate day) {
        return Stream.of(validatedOn, contractSignedOn, finessRecordedOn, openedOn).filter(Objects::nonNull)
                .anyMatch(date -> !date.isAfter(day));
    }

    boolean isUnderContractOn(LocalDate day) {
        return contractSignedOn != null && !contractSignedOn.isAfter(day)
                && (contractEndedOn == null || contractEndedOn.isAfter(day))
                && (endedOn == null || endedOn.isAfter(day));
    }
}
