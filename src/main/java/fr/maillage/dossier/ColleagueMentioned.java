package fr.maillage.dossier;

/**
 * Somebody has written a note to which a colleague's attention is drawn; published in the transaction of the note.
 *
 * @param agent user id of the colleague, who may read the note
 * @param by    user id of the author
 */
public record ColleagueMentioned(String reference, String agent, String by) {
}
