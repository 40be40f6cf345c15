package fr.maillage.workflow;

/** A task has just got an assignee; published in the transaction of the assignment. */
public record TaskHandedOver(OpenTask task) {
}
