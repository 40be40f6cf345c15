package fr.maillage.contract;

import java.time.LocalDate;

import fr.maillage.contract.BreachForms.BreachDecision;
import fr.maillage.contract.BreachForms.BreachObject;

/**
 * A breach from its notification to its decision; what has not happened yet is {@code null}.
 *
 * @param answerDue   last day on which the structure may answer
 * @param effectiveOn first day on which label, agrément or contract is no longer in force
 */
record Breach(long id, String dossier, BreachObject object, String facts, LocalDate observedOn, LocalDate answerDue,
              LocalDate answeredOn, String defence, LocalDate committeeOn, String committeeOpinion,
              BreachDecision decision, LocalDate decidedOn, String reasons, String plan, LocalDate planDue,
              LocalDate effectiveOn, String signatory) {
}
