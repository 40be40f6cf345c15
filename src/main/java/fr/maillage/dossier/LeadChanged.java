package fr.maillage.dossier;

/**
 * Another person carries the project, or nobody for the time being.
 *
 * @param former {@code null} when nobody did
 * @param lead   {@code null} when the post is vacant
 */
public record LeadChanged(String reference, Lead former, Lead lead) implements DossierEvent {
}
