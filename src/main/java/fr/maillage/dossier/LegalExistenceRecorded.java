package fr.maillage.dossier;

/** The legal person that carries the structure has been recorded, complete or not. */
public record LegalExistenceRecorded(String reference) implements DossierEvent {
}
