package fr.maillage.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import fr.maillage.dossier.NotificationMode;
import fr.maillage.dossier.SessionOpinion;

/** What a reader of a dossier learns of its letters and projects, oldest first. */
record ReviewSummary(List<FilingView> filings) {

    /**
     * @param legalDate   last day on which the authority may object; {@code null} where no legal clock runs
     * @param prudentDate the same if the filing had been complete at once
     * @param targetDate  day by which the authority means to decide; {@code null} where a legal clock runs
     */
    record FilingView(FilingSubject subject, int number, FilingState state, LocalDate receivedOn, String depositedBy,
                      LocalDate startsOn, LocalDate legalDate, LocalDate prudentDate, LocalDate targetDate,
                      LocalDate piecesBy, LocalDate endedOn, List<PieceView> pieces, List<ReasonAnswer> answers, List<OpinionView> opinions,
                      List<SessionView> sessions, DecisionView decision) {
    }

    record PieceView(String piece, boolean required, String state, LocalDate receivedOn) {
    }

    /**
     * @param accompanies the organisation also accompanies the lead: « avis de l’accompagnateur »
     * @param silent      not given in time: « réputé sans observation »
     * @param late        given after it was due: « tardif »
     * @param carried     given about the filing before, and standing
     */
    record OpinionView(String giver, boolean accompanies, Instant askedAt, Instant givenAt, OpinionSense sense,
                       String content, boolean silent, boolean late, boolean carried) {
    }

    record SessionView(String number, Instant heldAt, SessionOpinion opinion, String content) {
    }

    /** What was notified; a decision that is only prepared or signed is nobody's business yet. */
    record DecisionView(String sense, ObjectionGround legalGround, String reasons, String recommendations,
                        NotificationMode mode, LocalDate notifiedOn) {
    }
}
