package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;

import fr.maillage.dossier.Finess;

/**
 * The numbers of the structure in the national directory of establishments.
 *
 * @param legalEntity   number of the legal entity (EJ)
 * @param establishment number of the establishment (ET), category 604 for a CPTS
 */
record RecordFiness(@NotBlank @Finess String legalEntity, @NotBlank @Finess String establishment,
                    @NotNull @PastOrPresent LocalDate recordedOn) {
}
