package fr.maillage.dossier;

import java.time.LocalDate;

/**
 * The legal person that carries the structure. An association has an RNA number, or in 57, 67 and 68 its place in the
 * register of the tribunal (local law).
 *
 * @param journalOn   publication in the Journal officiel des associations
 * @param bankDetails whether the bank details (RIB) are recorded
 */
public record LegalExistence(String rna, String tribunal, String volume, String folio, LocalDate journalOn,
                             String siret, String seat, Boolean bankDetails) {

    public boolean isComplete() {
        return (rna != null || tribunal != null) && siret != null && Boolean.TRUE.equals(bankDetails);
    }
}
