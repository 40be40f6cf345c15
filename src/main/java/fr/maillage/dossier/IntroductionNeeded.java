package fr.maillage.dossier;

/**
 * Who follows the writing of a project has asked that the lead be put in touch with somebody.
 *
 * @param reason with whom and why, as typed
 */
public record IntroductionNeeded(String reference, String reason) {
}
