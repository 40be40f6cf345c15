package fr.maillage.review;

import java.time.LocalDate;

/**
 * The authority asks the lead for precisions on the substance of a filed project. It never moves the legal date.
 *
 * @param answerBy day by which an answer would help; {@code null} when not said
 * @param by       engine user id
 */
public record PrecisionsRequested(String reference, String questions, LocalDate answerBy, String by) {
}
