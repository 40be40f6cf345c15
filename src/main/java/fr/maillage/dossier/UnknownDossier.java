package fr.maillage.dossier;

/** No dossier has that reference, or the reader may not know that it exists. */
public class UnknownDossier extends RuntimeException {

    private final String reference;

    public UnknownDossier(String reference) {
        super("no dossier " + reference);
        this.reference = reference;
    }

    public String reference() {
        return reference;
    }
}
