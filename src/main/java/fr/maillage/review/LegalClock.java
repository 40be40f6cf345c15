package fr.maillage.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Date;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/**
 * The dates by which to act on a filed project as the models ask for them: they follow from the legal date, or from the
 * target where silence means nothing. A date in the past is allowed: its timer fires at once.
 */
@ModelBean
@Transactional(readOnly = true)
public class LegalClock {

    /** A task is due by the end of an office day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);
    private static final String ALERT = "legalAlert.";

    private final Filings filings;
    private final Opinions opinions;
    private final Appeals appeals;
    private final Sessions sessions;
    private final Delays delays;
    private final Clock clock;

    LegalClock(Filings filings, Opinions opinions, Appeals appeals, Sessions sessions, Delays delays, Clock clock) {
        this.filings = filings;
        this.opinions = opinions;
        this.appeals = appeals;
        this.sessions = sessions;
        this.delays = delays;
        this.clock = clock;
    }

    /** First instant of the day after the legal date, in Paris: silence then has its effect. */
    public Date deadline(String reference) {
        return Date.from(term(reference).firesAt());
    }

    /**
     * A moment before the legal date, or the target: the evening when something is due, the first instant when it is an alert.
     *
     * @param key row of the delays, in days, weeks or months
     */
    public Date before(String reference, String key) {
        LocalDate day = timetable(reference).before(period(key));
        return key.startsWith(ALERT) ? Date.from(ParisTime.startOf(day)) : endOf(day);
    }

    /** When opinions are due: in time for a decision to be written before the legal date. */
    public Date opinionDue(String reference) {
        return endOf(opinionsDueOn(reference));
    }

    public Date opinionReminder(String reference) {
        return endOf(opinionsDueOn(reference).minus(period("giveOpinion.reminder")));
    }

    /** When silence on the appeal becomes a rejection: first instant of the day after its term. */
    public Date appealDeadline(String reference) {
        LocalDate due = appeals.of(filings.current(reference, FilingSubject.PROJECT)).dueOn();
        return Date.from(ParisTime.startOf(due.plusDays(1)));
    }

    /** Whom the alert that is due now goes to: fifteen and seven days before the term, the supervisors too. */
    public String alertAudience(String reference) {
        LocalDate today = ParisTime.today(clock);
        LegalTerm term = term(reference);
        boolean secondPassed = !today.isBefore(term.before(period(ALERT + "second")));
        boolean lastPassed = !today.isBefore(term.before(period(ALERT + "last")));
        return secondPassed && !lastPassed ? "delegation,supervisors" : "delegation";
    }

    /** First instant of the day after the target, in Paris: the authority is late. */
    public Date target(String reference) {
        return Date.from(timetable(reference).firesAt());
    }

    /** The same for the date that was announced once the target had passed. */
    public Date extendedTarget(String reference) {
        return Date.from(ParisTime.startOf(extendedTargetOn(reference).plusDays(1)));
    }

    /** First instant of the day after which an answer to the letter of intention is late. */
    public Date letterTarget(String reference) {
        return Date.from(ParisTime.startOf(letterTargetOn(filings.current(reference, FilingSubject.LETTER)).plusDays(1)));
    }

    /** The same for the date that was announced once that day had passed. */
    public Date extendedLetterTarget(String reference) {
        LocalDate extended = extendedLetterTargetOn(filings.current(reference, FilingSubject.LETTER));
        return Date.from(ParisTime.startOf(extended.plusDays(1)));
    }

    /** Day by which the lead may expect an answer to the letter; no text gives one. */
    LocalDate letterTargetOn(Filing letter) {
        return delays.after(letter.receivedOn(), "letter.target");
    }

    LocalDate extendedLetterTargetOn(Filing letter) {
        return letterTargetOn(letter).plus(period("letter.target.extension"));
    }

    /** Until when a session is awaited: as long as its opinion leaves time to decide, or some time after it was held. */
    public Date sessionDeadline(String reference) {
        LocalDate last = lastSessionDay(reference);
        return endOf(last != null ? last : delays.after(
                sessions.sessionDay(reference, AgendaItem.FILING).orElseGet(() -> ParisTime.today(clock)), "committee.wait"));
    }

    /** The date announced to the lead when the target has passed. */
    LocalDate extendedTargetOn(String reference) {
        return timetable(reference).date().plus(period("review.target.extension"));
    }

    /** Last day of a session whose opinion still leaves time to decide; {@code null} where no legal clock runs. */
    LocalDate lastSessionDay(String reference) {
        return filings.current(reference, FilingSubject.PROJECT).term()
                .map(term -> term.before(period("session.latest"))).orElse(null);
    }

    LocalDate opinionsDueOn(String reference) {
        LocalDate askedOn = opinions.of(filings.current(reference, FilingSubject.PROJECT)).stream()
                .map(Opinion::askedAt)
                .min(Instant::compareTo)
                .map(ParisTime::dateOf)
                .orElseGet(() -> ParisTime.today(clock));
        return timetable(reference).opinionsDue(askedOn, period("giveOpinion"), period("giveOpinion.beforeDeadline"));
    }

    LegalTerm term(String reference) {
        return filings.current(reference, FilingSubject.PROJECT).term()
                .orElseThrow(() -> new IllegalStateException(
                        "Aucun délai légal ne court sur le dossier %s : le dépôt n’a pas de régime qui en ouvre un."
                                .formatted(reference)));
    }

    private LegalTerm timetable(String reference) {
        return filings.current(reference, FilingSubject.PROJECT).timetable()
                .orElseThrow(() -> new IllegalStateException(
                        "L’instruction du dossier %s n’a pas encore d’échéances : son régime n’est pas déterminé."
                                .formatted(reference)));
    }

    private Period period(String key) {
        return Periods.of(delays.of(key));
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }
}
