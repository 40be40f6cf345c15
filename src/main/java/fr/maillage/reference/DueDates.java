package fr.maillage.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;

import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningInstance;

/**
 * Due dates as the models ask for them: {@code ${dueDates.after('qualifyProject')}}. A case keeps the delays that were in
 * force when its path, aid or follow-up was started; one that has begun to exist since is taken as it is today.
 */
@ModelBean
public class DueDates {

    /** A task is due by the end of an office day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final Delays delays;
    private final RunningInstance instance;
    private final Clock clock;

    DueDates(Delays delays, RunningInstance instance, Clock clock) {
        this.delays = delays;
        this.instance = instance;
        this.clock = clock;
    }

    /**
     * A repetition as a timer cycle reads it.
     *
     * @param key   row of the delays, counted in days, weeks or months
     * @param times how often
     * @return for instance {@code R3/P1M}
     */
    public String every(String key, int times) {
        Delays.Delay delay = inForce(key);
        return "R%d/P%d%s".formatted(times, delay.amount(), switch (delay.unit()) {
            case DAYS -> "D";
            case WEEKS -> "W";
            case MONTHS -> "M";
            default -> throw new IllegalStateException(
                    "Le délai « %s » se répète : il doit être compté en jours, semaines ou mois.".formatted(key));
        });
    }

    /**
     * @param key row of the delays
     * @return 18:00 in Paris on the day that the delay, counted from today, reaches
     * @throws MissingReference when no row gives the delay
     */
    public Date after(String key) {
        LocalDate due = delays.after(ParisTime.today(clock), inForce(key));
        return Date.from(due.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    private Delays.Delay inForce(String key) {
        return instance.startedOn().flatMap(day -> delays.find(key, day)).orElseGet(() -> delays.of(key));
    }
}
