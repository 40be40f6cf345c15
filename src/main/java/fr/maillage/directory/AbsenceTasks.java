package fr.maillage.directory;

/** What becomes of the tasks that an agent has taken, when an absence begins. */
public enum AbsenceTasks {
    /** They wait for the agent. */
    KEPT,
    /** Whoever of the group is there may take them. */
    GIVEN_BACK,
    /** The substitute has them; at the end the agent gets back what is still open. */
    TO_SUBSTITUTE
}
