package fr.maillage.directory;

/** An agent no longer works for the organisation: the open tasks are back with their groups, who was followed needs somebody. */
public record AgentLeft(String user, String organisation) {
}
