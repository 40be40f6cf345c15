package fr.maillage.tasklist.team;

import java.time.LocalDate;

import fr.maillage.directory.StructureType;

/**
 * An open task as those who lead a team see it.
 *
 * @param reference dossier; of a session, its number
 * @param structure name of the structure; {@code null} for what is about no dossier
 * @param type      {@code null} as well
 * @param assignee  user id; {@code null} while nobody has taken it
 * @param holder    who has it, else to whom it is offered, as people say it
 * @param absence   « absent jusqu’au … » of who has it; {@code null} while present
 * @param dueOn     in France; {@code null} without due date
 * @param legal     whether the due date follows from the law
 */
record TeamTask(String id, String name, String reference, String structure, StructureType type, String departement,
                String assignee, String holder, String absence, LocalDate dueOn, boolean legal, boolean overdue) {
}
