package fr.maillage.workflow;

/**
 * A supervisor reminds of a task whoever has it; published in the transaction of the reminder.
 *
 * @param by   name of the supervisor
 * @param word what to tell; {@code null} without a word
 */
public record TaskReminded(OpenTask task, String by, String word) {
}
