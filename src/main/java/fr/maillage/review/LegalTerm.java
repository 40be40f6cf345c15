package fr.maillage.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.stream.Stream;

import fr.maillage.workflow.ParisTime;

/**
 * The legal clock of one filing (CSP art. L. 1434-12): silence counts from the day on which the authority received the
 * complete file, date to date; week-ends and holidays move nothing, and a month without that day ends on its last day.
 * Nothing ever suspends it: a required piece that was missing moves its start, anything else leaves it alone.
 * Where silence means nothing, the day by which the authority means to decide counts in the same way.
 *
 * @param firstReceipt day on which the authority received the filing, complete or not
 * @param start        day on which it received the last required piece
 * @param silence      how long it may stay silent
 */
record LegalTerm(LocalDate firstReceipt, LocalDate start, Period silence) {

    /** @param requiredPieces days on which required pieces that were missing at first have been received */
    static LegalTerm of(LocalDate firstReceipt, Collection<LocalDate> requiredPieces, Period silence) {
        LocalDate start = Stream.concat(Stream.of(firstReceipt), requiredPieces.stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new LegalTerm(firstReceipt, start, silence);
    }

    /** Last day on which the authority can still object. */
    LocalDate date() {
        return start.plus(silence);
    }

    /** The date that would hold if the file had been complete at once: never later than {@link #date()}. */
    LocalDate prudentDate() {
        return firstReceipt.plus(silence);
    }

    /** Silence has its effect at the first instant of the day after, in Paris. */
    Instant firesAt() {
        return ParisTime.startOf(date().plusDays(1));
    }

    LocalDate before(Period lead) {
        return date().minus(lead);
    }

    /** Opinions are due when their time is over, but early enough before the term for a decision to be written. */
    LocalDate opinionsDue(LocalDate askedOn, Period time, Period beforeTerm) {
        LocalDate ordinary = askedOn.plus(time);
        LocalDate latest = before(beforeTerm);
        return ordinary.isBefore(latest) ? ordinary : latest;
    }

    /** What counts is the day on which the objection was notified, not the day on which it is typed. */
    boolean allowsObjectionNotifiedOn(LocalDate day) {
        return !day.isAfter(date());
    }

    /** First day on which the project counts as validated. */
    LocalDate tacitFrom() {
        return date().plusDays(1);
    }
}
