package fr.maillage.dossier;

import java.util.UUID;

/** The dossier has no such document, or not for this reader. */
class UnknownDocument extends RuntimeException {

    UnknownDocument(UUID id) {
        super("no document " + id);
    }
}
