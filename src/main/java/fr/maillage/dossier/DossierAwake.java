package fr.maillage.dossier;

import java.time.Duration;

/** A dossier goes on; whatever is not a legal date moves by the time that it slept. */
public record DossierAwake(String reference, Duration slept) implements DossierEvent {
}
