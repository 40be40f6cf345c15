package fr.maillage.dossier;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No dossier has that reference, or the reader may not know that it exists. */
@ResponseStatus(HttpStatus.NOT_FOUND)
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
