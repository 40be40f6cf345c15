package fr.maillage.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;

import fr.maillage.workflow.ParisTime;

/** Delays by key: due dates of tasks, target dates, legal periods. */
@Service
public class Delays {

    /** A number of units of time and what says so. */
    public record Delay(int amount, Unit unit, ReferenceValue reference) {
    }

    private final ReferenceTable table;
    private final WorkingDays workingDays;
    private final Clock clock;

    Delays(ReferenceTable table, WorkingDays workingDays, Clock clock) {
        this.table = table;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The delay in force today. */
    public Delay of(String key) {
        return on(key, ParisTime.today(clock));
    }

    /**
     * The delay in force on that day.
     *
     * @throws MissingReference when no row gives one
     */
    public Delay on(String key, LocalDate day) {
        return find(key, day).orElseThrow(() -> new MissingReference("délai", key, day));
    }

    /** The delay in force on that day; empty when no row gives one: then it is asked. */
    public Optional<Delay> find(String key, LocalDate day) {
        return table.find(Domain.DELAY, key, day)
                .filter(ReferenceValue::known)
                .map(value -> new Delay(value.amount().intValueExact(), value.unit(), value));
    }

    /** The day on which the delay that was in force on {@code start} ends, counted date to date. */
    public LocalDate after(LocalDate start, String key) {
        return after(start, on(key, start));
    }

    /** The day on which a delay ends, counted date to date. */
    public LocalDate after(LocalDate start, Delay delay) {
        return switch (delay.unit()) {
            case WORKING_DAYS -> workingDays.after(start, delay.amount());
            case DAYS -> start.plusDays(delay.amount());
            case WEEKS -> start.plusWeeks(delay.amount());
            case MONTHS -> start.plusMonths(delay.amount());
            default -> throw new IllegalStateException(
                    "Le délai « %s » est compté en %s, qui n'est pas du temps.".formatted(
                            delay.reference().key(), delay.unit()));
        };
    }

    public boolean has(String key) {
        return table.has(Domain.DELAY, key);
    }
}
