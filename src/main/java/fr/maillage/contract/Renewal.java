package fr.maillage.contract;

import java.time.LocalDate;

/**
 * The end of a contract and what was decided about it; what has not happened yet is {@code null}.
 *
 * @param openedOn since when the application follows it
 * @param endsOn   first day on which the contract is no longer in force
 */
record Renewal(long contract, String dossier, LocalDate openedOn, LocalDate endsOn, RenewalDecision decision,
               LocalDate decidedOn, String assessment, String requests, String reason, Integer population,
               LocalDate signedOn, LocalDate renewedUntil) {
}
