package fr.maillage.dossier;

/** Something that happened to a dossier. Published synchronously, in the transaction that made it happen. */
public interface DossierEvent {

    String reference();
}
