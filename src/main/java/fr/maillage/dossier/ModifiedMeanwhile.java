package fr.maillage.dossier;

import java.time.Instant;

/** Somebody else has changed the dossier since it was read for editing. */
public class ModifiedMeanwhile extends RuntimeException {

    private final String by;
    private final Instant at;

    ModifiedMeanwhile(String by, Instant at) {
        super("changed by %s at %s".formatted(by, at));
        this.by = by;
        this.at = at;
    }

    /** Engine user id; {@code null} for the application. */
    public String by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
