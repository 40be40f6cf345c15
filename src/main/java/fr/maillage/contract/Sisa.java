package fr.maillage.contract;

import java.time.LocalDate;

/**
 * The company of the professionals of a MSP.
 *
 * @param round          of the statutes: amended ones are sent again
 * @param contractTerm   last day for the registration when the contract was signed before; {@code null} otherwise
 * @param registeredOn   {@code null} until it is in the register of companies
 */
record Sisa(String reference, String name, String seat, LocalDate statutesSignedOn, int round, LocalDate contractTerm,
            LocalDate registeredOn, String registry, String siret) {

    boolean isRegistered() {
        return registeredOn != null;
    }
}
