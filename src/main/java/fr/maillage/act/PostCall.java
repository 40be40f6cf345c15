package fr.maillage.act;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A call for shared posts.
 *
 * @param juryAt {@code null} until the jury is convened
 */
record PostCall(String reference, CallKind kind, String title, LocalDate opensOn, LocalDate closesOn, int places,
                String conditions, Instant juryAt, String juryPlace, boolean published) {

    /** @param maximum best mark */
    record Criterion(int position, String name, int maximum) {
    }

    record Juror(String name, String email) {
    }
}
