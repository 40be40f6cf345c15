package fr.maillage.contract;

import java.time.LocalDate;

/**
 * A mission of a contract from its start to its deployment; a date is {@code null} until it happens.
 *
 * @param openedOn      since when the application follows it
 * @param deploymentDue moves when the caisse grants a delay
 */
record MissionFollowUp(long id, String dossier, long contract, Mission mission, LocalDate openedOn, LocalDate startDue,
                       LocalDate deploymentDue, LocalDate startedOn, LocalDate observedOn, String insufficientReason,
                       LocalDate deployedOn, LocalDate breachOn, String breachReason) {
}
