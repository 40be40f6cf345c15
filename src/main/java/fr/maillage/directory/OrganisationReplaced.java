package fr.maillage.directory;

/** An organisation has ended and another one has taken over its work: the open tasks are already with the successor. */
public record OrganisationReplaced(String predecessor, String successor) {
}
