package fr.maillage.act;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An application to a call, and the post that comes of it.
 *
 * @param call   reference of the call
 * @param share  part of the working time in the first place, in percent
 * @param score  sum of the jury's marks; {@code null} before the jury
 * @param reason why it was not retained, withdrawn or not filled
 */
record SharedPost(String reference, String call, CallKind.Applicant kind, String applicant, String specialty, int share,
                  String firstPlace, String secondPlace, PostZone zone, State state, Integer score, String reason,
                  LocalDate startsOn, LocalDate endsOn, LocalDate takenOn, BigDecimal amount, String report) {

    /** How far it has come. */
    enum State {
        RECEIVED, ELIGIBLE, INELIGIBLE, LAUREATE, WAITING_LIST, NOT_RETAINED, SIGNED, TAKEN, UNFILLED, ENDED
    }

    /** What the form of the jury calls it. */
    String row() {
        return reference + " · " + applicant;
    }
}
