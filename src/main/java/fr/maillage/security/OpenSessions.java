package fr.maillage.security;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which sessions are good. Sessions live in the memory of the nodes; what ends all those of a person on every node is a
 * number in the database, read again after at most {@code recheck}, and the person's groups with it.
 */
@Component
class OpenSessions {

    /** More people than work at the same time; the oldest entry gives way. */
    private static final int KEPT = 10_000;

    /**
     * @param longest how long a session lasts at most, however busy it is
     * @param recheck after how long at most a change of groups or an end of all sessions reaches an open session
     */
    @ConfigurationProperties("maillage.session")
    record Limits(@DefaultValue("12h") Duration longest, @DefaultValue("30s") Duration recheck) {
    }

    private record Known(Optional<MaillageUser> user, int generation) {
    }

    private final EngineUsers users;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Limits limits;
    private final Cache<String, Known> known;

    OpenSessions(EngineUsers users, JdbcClient jdbc, ApplicationEventPublisher events, Limits limits) {
        this.users = users;
        this.jdbc = jdbc;
        this.events = events;
        this.limits = limits;
        this.known = Caffeine.newBuilder().expireAfterWrite(limits.recheck()).maximumSize(KEPT).build();
    }

    OpenSession open(String user) {
        return new OpenSession(user, generation(user));
    }

    /** The person with today's groups while the session is good; empty once it has been ended, or the person has left. */
    Optional<MaillageUser> user(OpenSession session) {
        Known today = known.get(session.user(), user -> new Known(users.find(user), generation(user)));
        return today.user().filter(user -> !user.groups().isEmpty() && today.generation() == session.generation());
    }

    boolean isTooOld(Duration age) {
        return age.compareTo(limits.longest()) > 0;
    }

    /** Ends every session of the person, on all nodes, the current one included. */
    void endAll(String user) {
        jdbc.sql("""
                insert into session_generation (user_id, generation) values (:user, 1)
                on conflict (user_id) do update set generation = session_generation.generation + 1""")
                .param("user", user)
                .update();
        events.publishEvent(new AccountChanged(user));
    }

    @EventListener
    void endWithOldPassword(PasswordChanged changed) {
        endAll(changed.user());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void readAgain(AccountChanged changed) {
        known.invalidate(changed.user());
    }

    private int generation(String user) {
        return jdbc.sql("select generation from session_generation where user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
