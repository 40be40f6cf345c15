package fr.maillage.review;

import java.time.Period;

import fr.maillage.reference.Delays;

/** Delays that are counted backwards or date to date, and so not in working days. */
final class Periods {

    private Periods() {
    }

    static Period of(Delays.Delay delay) {
        return switch (delay.unit()) {
            case DAYS -> Period.ofDays(delay.amount());
            case WEEKS -> Period.ofWeeks(delay.amount());
            case MONTHS -> Period.ofMonths(delay.amount());
            default -> throw new IllegalStateException("Le délai « %s » doit être compté en jours, semaines ou mois."
                    .formatted(delay.reference().key()));
        };
    }
}
