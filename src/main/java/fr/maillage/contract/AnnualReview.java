package fr.maillage.contract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One year of a structure, from its report to its balance; what has not happened yet is {@code null}.
 *
 * @param contract      the contract that pays; {@code null} where none does
 * @param year          of the anniversary that closes it
 * @param openedOn      since when the application follows it
 * @param variableShare part of the variable amounts that is granted, in percent
 */
record AnnualReview(long id, String dossier, Long contract, int year, LocalDate openedOn, LocalDate anniversary,
                    LocalDate reportDue, LocalDate reportReceivedOn, String missingEvidence, LocalDateTime meetingAt,
                    String meetingPlace, LocalDate metOn, String findings, String objectives, String disagreement,
                    LocalDate committeeOn, String committeeOpinion, Integer variableShare, LocalDate closedOn) {

    Optional<Long> payingContract() {
        return Optional.ofNullable(contract);
    }
}
