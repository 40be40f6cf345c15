package fr.maillage.dossier;

/** The territory has been drawn anew, with population, size class and competent bodies. */
public record TerritoryChanged(String reference) implements DossierEvent {
}
