package fr.maillage.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/** Sessions of committees, for tests of other packages. */
@Component
public class GivenSession {

    private final Sessions sessions;
    private final Clock clock;

    GivenSession(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Plans a session of the whole region in ten days; its number. */
    public String ofRegion(String committee, String region, String secretariat, String... members) {
        return sessions.plan(new Sessions.Plan(committee, region, null, secretariat, clock.instant().plus(Duration.ofDays(10)),
                "visioconférence", List.of(members).stream()
                        .map(name -> new SessionMember(name, name.toLowerCase().replaceAll("[^a-z]+", ".") + "@exemple.fr"))
                        .toList()), null).number();
    }
}
