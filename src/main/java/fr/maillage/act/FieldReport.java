package fr.maillage.act;

import java.time.LocalDate;

/**
 * What an elected member has reported.
 *
 * @param member   id of the member
 * @param people   whom it concerns, in their own words; may be {@code null}
 * @param answerOn day on which an answer was promised
 */
record FieldReport(String reference, long member, String commune, String problem, String people, Urgency urgency,
                   LocalDate answerOn, Outcome outcome, String outcomeNote, String openedDossier, String answer) {

    enum Urgency {
        HIGH, ORDINARY
    }

    /** What the caisse has done about it. */
    enum Outcome {
        INFORMATION_GIVEN, DOSSIER_OPENED, PASSED_TO_ARS, NO_FOLLOW_UP
    }
}
