package fr.maillage.dossier;

/** Members have joined, left or signed. */
public record TeamChanged(String reference) implements DossierEvent {
}
