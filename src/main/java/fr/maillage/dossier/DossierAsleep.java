package fr.maillage.dossier;

import java.time.LocalDate;

/** A dossier has been put to sleep until somebody looks at it again. */
public record DossierAsleep(String reference, LocalDate reviewOn) implements DossierEvent {
}
