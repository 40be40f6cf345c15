package fr.maillage.tasklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has a dossier open: so that two colleagues do not work on it without knowing. Only those who may change the dossier
 * leave a trace, only their own organisation sees it, and it is gone within the hour.
 */
@Component
class Presences {

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofHours(1);

    /** Somebody else of one's organisation. */
    record Presence(String person, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Presences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that somebody has the dossier open; the colleagues who do too, the latest first. */
    List<Presence> open(String reference, String person, Collection<String> organisations) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with forgotten as (
                          delete from dossier_presence where ctid in (
                            select ctid from dossier_presence
                            where at < :forgotten and (reference, person) <> (:reference, :person)
                            for update skip locked)),
                        mine as (
                          insert into dossier_presence (reference, person, organisations, at)
                          values (:reference, :person, :organisations, :now)
                          on conflict (reference, person) do update set at = excluded.at, organisations = excluded.organisations)
                        select person, at from dossier_presence
                        where reference = :reference and person <> :person and at >= :recent
                          and organisations && :organisations::text[]
                        order by at desc""")
                .param("reference", reference)
                .param("person", person)
                .param("organisations", organisations.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("recent", now.minus(RECENT).atOffset(ZoneOffset.UTC))
                .param("forgotten", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(Presence.class)
                .list();
    }
}
