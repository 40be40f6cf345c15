package fr.maillage.review;

/** Something is asked of a filing that was never made: a fault of the model, not of a person. */
class NoFiling extends IllegalStateException {

    NoFiling(String reference, FilingSubject subject) {
        super("Le dossier %s n’a pas de dépôt (%s).".formatted(reference, subject));
    }
}
