package fr.maillage.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who follows which dossier of their own accord: it stays in their list, and its milestones are told to them. */
@Service
@Transactional
public class Followers {

    /** A path moves on within seconds of the act that moves it; an act older than this has not. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final Directory directory;
    private final Clock clock;

    Followers(JdbcClient jdbc, Dossiers dossiers, DossierAccess access, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    /** Nothing happens when the user follows it already. */
    void follow(String reference, String user) {
        jdbc.sql("insert into dossier_follower (dossier, agent, since) values (:dossier, :agent, :now) on conflict do nothing")
                .param("dossier", reference)
                .param("agent", user)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void unfollow(String reference, String user) {
        jdbc.sql("delete from dossier_follower where dossier = :dossier and agent = :agent")
                .param("dossier", reference)
                .param("agent", user)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isFollowing(String reference, String user) {
        return of(reference).contains(user);
    }

    /** Engine user ids, those who have followed longest first. */
    @Transactional(readOnly = true)
    public List<String> of(String reference) {
        return jdbc.sql("select agent from dossier_follower where dossier = :dossier order by since, agent")
                .param("dossier", reference)
                .query(String.class)
                .list();
    }

    /**
     * Whom a milestone that the dossier has just reached is news to: those who follow it and may still read it, without
     * the one whose act has moved it.
     */
    @Transactional(readOnly = true)
    public List<String> toTell(String reference) {
        List<String> followers = of(reference);
        if (followers.isEmpty()) {
            return followers;
        }
        Dossier dossier = dossiers.get(reference);
        Optional<String> mover = mover(reference);
        return followers.stream()
                .filter(user -> !mover.equals(Optional.of(user)))
                .filter(user -> directory.findAgent(user)
                        .filter(agent -> agent.isActiveOn(ParisTime.today(clock)))
                        .filter(agent -> access.mayRead(asUser(agent), dossier))
                        .isPresent())
                .toList();
    }

    /** The path runs in jobs, which act for nobody: who has moved it is who has just typed something. */
    private Optional<String> mover(String reference) {
        return jdbc.sql("""
                        select author from (
                          select author, at from journal_entry where reference = :reference and author is not null
                          union all
                          select author, at from task_record where reference = :reference and author is not null) act
                        where at >= :since order by at desc limit 1""")
                .param("reference", reference)
                .param("since", OffsetDateTime.now(clock).minus(AT_ONCE))
                .query(String.class)
                .optional();
    }

    private MaillageUser asUser(Agent agent) {
        return MaillageUser.of(agent, directory.organisation(agent.organisation()), ParisTime.today(clock));
    }
}
