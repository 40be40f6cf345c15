package fr.maillage.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail that could not be delivered is tried again: soon, then less and less often, for a day. */
final class Schedule {

    private static final List<Duration> DELAYS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));
    private static final Duration GIVE_UP = Duration.ofDays(1);

    private Schedule() {
    }

    /**
     * @param failures attempts made so far, this one not included
     * @return the next attempt; empty when a day has passed since the first
     */
    static Optional<Instant> next(Instant dueSince, int failures, Instant now) {
        if (!now.isBefore(dueSince.plus(GIVE_UP))) {
            return Optional.empty();
        }
        return Optional.of(now.plus(DELAYS.get(Math.min(failures, DELAYS.size() - 1))));
    }
}
