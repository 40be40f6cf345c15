package fr.maillage.support.mission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** Due dates and timers of a mission, counted from the dates of its order and deliverable. */
@ModelBean
public class MissionDates {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);
    private static final List<String> REMINDERS =
            List.of("deliver.reminder.far", "deliver.reminder.near", "deliver.reminder.last");

    private final Missions missions;
    private final Delays delays;
    private final Clock clock;

    MissionDates(Missions missions, Delays delays, Clock clock) {
        this.missions = missions;
        this.delays = delays;
        this.clock = clock;
    }

    /** The end of the day on which the deliverable is due. */
    public Date due(long mission) {
        return at(missions.order(mission).dueOn(), END_OF_DAY);
    }

    /** @param key row of the delays that says how many days before */
    public Date reminder(long mission, String key) {
        return at(reminderDay(missions.order(mission), key), MORNING);
    }

    /** Whether a reminder has fallen due since the deliverable is awaited: a short delay skips the first ones. */
    public boolean reminderIsTimely(long mission) {
        MissionOrder order = missions.order(mission);
        LocalDate today = ParisTime.today(clock);
        return REMINDERS.stream()
                .map(key -> reminderDay(order, key))
                .anyMatch(day -> !day.isAfter(today) && !day.isBefore(order.askedOn().orElseThrow()));
    }

    /** The morning on which the delay is long enough for a formal notice. */
    public Date formalNotice(long mission) {
        MissionOrder order = missions.order(mission);
        LocalDate day = agreement(mission).map(FrameworkAgreement::lateAfterDays)
                .map(days -> order.dueOn().plusDays(days))
                .orElseGet(() -> delays.after(order.dueOn(), "deliver.formal-notice"));
        return at(day, MORNING);
    }

    /** The first instant after the last day that the formal notice gives. */
    public Date noticeEnd(long mission) {
        return Date.from(ParisTime.startOf(missions.order(mission).noticeUntil().orElseThrow().plusDays(1)));
    }

    /** Opinions are asked within the time that the buyer has. */
    public Date opinionsDue(long mission) {
        LocalDate usual = delays.after(delivered(mission), "giveDeliverableOpinion");
        return at(Stream.of(usual, admissionDay(mission)).min(LocalDate::compareTo).get(), END_OF_DAY);
    }

    public Date admissionDue(long mission) {
        return at(admissionDay(mission), END_OF_DAY);
    }

    /** The first instant of the day after: silence admits. */
    public Date admissionTacit(long mission) {
        return Date.from(ParisTime.startOf(admissionDay(mission).plusDays(1)));
    }

    /** The last day on which the buyer may decide. */
    LocalDate admissionDay(long mission) {
        return agreement(mission).map(FrameworkAgreement::admissionDelay)
                .map(delay -> delay.after(delivered(mission)))
                .orElseGet(() -> delays.after(delivered(mission), "decideAdmission"));
    }

    private LocalDate reminderDay(MissionOrder order, String key) {
        return order.dueOn().minusDays(delays.of(key).amount());
    }

    private LocalDate delivered(long mission) {
        return missions.delivery(missions.order(mission).id()).orElseThrow().deliveredOn();
    }

    private Optional<FrameworkAgreement> agreement(long mission) {
        return missions.agreement(missions.get(mission));
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(ParisTime.ZONE).toInstant());
    }
}
