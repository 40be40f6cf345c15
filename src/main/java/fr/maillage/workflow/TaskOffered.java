package fr.maillage.workflow;

/** A task has just been created and offered; published in the transaction of its creation. */
public record TaskOffered(OpenTask task) {
}
