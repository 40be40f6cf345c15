package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A dossier put to sleep (mise en veille): nobody is reminded until somebody looks at it again.
 *
 * @param reviewOn day on which it is looked at again
 */
public record Dormancy(Instant since, LocalDate reviewOn, String reason) {
}
