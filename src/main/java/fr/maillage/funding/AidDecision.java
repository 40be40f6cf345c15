package fr.maillage.funding;

import java.time.LocalDate;

/**
 * What the agency has decided.
 *
 * @param fiscalYear year on which the money is committed
 * @param signatory  name of the agent who signed
 * @param delegation under which delegation of signature
 */
record AidDecision(LocalDate decidedOn, Integer fiscalYear, String reasons, String signatory, String delegation) {
}
