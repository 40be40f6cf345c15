package fr.maillage.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Date;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/**
 * The dates of an aid as the models ask for them. Silence counts from the day the agency had the last required piece, date
 * to date, and rejects at the first instant of the day after, in Paris (CRPA, art. L. 231-4). FIR is yearly money: its
 * campaigns end before the year does.
 */
@ModelBean
@Transactional(readOnly = true)
public class AidClock {

    /** A task is due by the end of an office day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final Aids aids;
    private final Delays delays;
    private final Clock clock;

    AidClock(Aids aids, Delays delays, Clock clock) {
        this.aids = aids;
        this.delays = delays;
        this.clock = clock;
    }

    /** When silence becomes a rejection. */
    public Date term(Long aid) {
        return startOf(aids.get(aid).silenceOn().plusDays(1));
    }

    /** @param key row of the delays, counted before the term */
    public Date beforeTerm(Long aid, String key) {
        return startOf(aids.get(aid).silenceOn().minus(period(aid, key)));
    }

    /** Whom the alert that is due now goes to: fifteen and seven days before the term, the supervisors too. */
    public String alertAudience(Long aid) {
        LocalDate term = aids.get(aid).silenceOn();
        boolean secondPassed = !today().isBefore(term.minus(period(aid, "legalAlert.second")));
        boolean lastPassed = !today().isBefore(term.minus(period(aid, "legalAlert.last")));
        return secondPassed && !lastPassed ? "delegation,supervisors" : "delegation";
    }

    /** When the decision is due: in time to be notified before the term; once that is past, at the end of today. */
    public Date decisionDue(Long aid) {
        LocalDate due = aids.get(aid).silenceOn().minus(period(aid, "decideAid"));
        return endOf(due.isBefore(today()) ? today() : due);
    }

    /** When to warn that the campaign ends; once it has ended, that of the next year. */
    public Date campaignAlert(Long aid) {
        LocalDate today = today();
        int year = today.isAfter(campaignClosing(today.getYear())) ? today.getYear() + 1 : today.getYear();
        return startOf(endOfYear(year).minus(period("campaign.alert")));
    }

    /** When the campaign of the next year opens. */
    public Date nextCampaign(Long aid) {
        return startOf(endOfYear(today().getYear()).plus(period("campaign.opening")));
    }

    /** When silence on the appeal becomes a rejection. */
    public Date appealTerm(Long aid) {
        return startOf(delays.after(aids.get(aid).appealReceivedOn(), "appeal.silence").plusDays(1));
    }

    /** Last day on which money of that year can be committed. */
    LocalDate campaignClosing(int year) {
        return endOfYear(year).minus(period("campaign.closing"));
    }

    /** A delay as it was when the request was received. */
    Period period(Long aid, String key) {
        return period(delays.on(key, aids.get(aid).request().receivedOn()), key);
    }

    /** A delay of the campaigns, which are the same for everybody. */
    private Period period(String key) {
        return period(delays.of(key), key);
    }

    private static Period period(Delays.Delay delay, String key) {
        return switch (delay.unit()) {
            case DAYS -> Period.ofDays(delay.amount());
            case WEEKS -> Period.ofWeeks(delay.amount());
            case MONTHS -> Period.ofMonths(delay.amount());
            default -> throw new IllegalStateException(
                    "Le délai « %s » se compte à rebours : il doit être en jours, semaines ou mois.".formatted(key));
        };
    }

    static LocalDate endOfYear(int year) {
        return LocalDate.of(year, 12, 31);
    }

    static Date startOf(LocalDate day) {
        return Date.from(ParisTime.startOf(day));
    }

    static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
