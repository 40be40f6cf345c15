package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ParisTime;

/** Dates of the follow-up, counted back from a term by the delays in force on that day. */
@Component
class FollowUpDates {

    /** A task is due by the end of an office day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final Delays delays;
    private final Clock clock;

    FollowUpDates(Delays delays, Clock clock) {
        this.delays = delays;
        this.clock = clock;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    /** @param key row of the delays, in days, weeks or months */
    LocalDate before(LocalDate term, String key) {
        Delays.Delay delay = delays.on(key, term);
        return switch (delay.unit()) {
            case DAYS -> term.minusDays(delay.amount());
            case WEEKS -> term.minusWeeks(delay.amount());
            case MONTHS -> term.minusMonths(delay.amount());
            default -> throw new IllegalStateException(
                    "Le délai « %s » se compte à rebours : en jours, semaines ou mois.".formatted(key));
        };
    }

    LocalDate after(LocalDate start, String key) {
        return delays.after(start, key);
    }

    /** When a timer of that day fires. */
    static Date startOf(LocalDate day) {
        return Date.from(ParisTime.startOf(day));
    }

    /** When a task of that day is due. */
    static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    /**
     * Whether an alert that fires today was already due when the follow-up was opened: a dossier that was taken over shows
     * what is overdue, and nobody is written to about it.
     */
    boolean isPast(LocalDate openedOn, Stream<LocalDate> alerts) {
        LocalDate today = today();
        return today.equals(openedOn) && alerts.noneMatch(today::equals);
    }
}
