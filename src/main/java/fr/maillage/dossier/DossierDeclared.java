package fr.maillage.dossier;

/** A dossier has been opened; its process does not run yet. */
public record DossierDeclared(String reference) implements DossierEvent {
}
