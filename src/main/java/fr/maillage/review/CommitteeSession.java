package fr.maillage.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A session (séance) of a committee, which gives its opinion on all the dossiers of an agenda. */
@Table("committee_session")
class CommitteeSession {

    @Id
    private String number;
    @Version
    private Integer version;
    private String committee;
    private String region;
    private String departement;
    private String secretariat;
    private Instant heldAt;
    private String place;
    private SessionState state = SessionState.PLANNED;
    private Boolean quorum;
    private Set<String> present = Set.of();
    private String minutes;
    private String replacedBy;
    private Instant createdAt;
    private String createdBy;
    @MappedCollection(idColumn = "session", keyColumn = "position")
    private List<SessionMember> members = new ArrayList<>();

    /** For the repository. */
    CommitteeSession() {
    }

    /**
     * @param number      {@code S-2026-84-001}: year, region, rank
     * @param departement {@code null} for a committee of the whole region
     * @param secretariat engine group that prepares the session and records its opinions
     */
    CommitteeSession(String number, String committee, String region, String departement, String secretariat,
                     Instant heldAt, String place, List<SessionMember> members, Instant createdAt, String createdBy) {
        this.number = number;
        this.committee = committee;
        this.region = region;
        this.departement = departement;
        this.secretariat = secretariat;
        this.heldAt = heldAt;
        this.place = place;
        this.members = new ArrayList<>(members);
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    String number() {
        return number;
    }

    String committee() {
        return committee;
    }

    String region() {
        return region;
    }

    String departement() {
        return departement;
    }

    String secretariat() {
        return secretariat;
    }

    Instant heldAt() {
        return heldAt;
    }

    String place() {
        return place;
    }

    SessionState state() {
        return state;
    }

    Boolean quorum() {
        return quorum;
    }

    Set<String> present() {
        return present;
    }

    String minutes() {
        return minutes;
    }

    /** Number of the session that took the agenda of this one over, after it was cancelled. */
    String replacedBy() {
        return replacedBy;
    }

    List<SessionMember> members() {
        return List.copyOf(members);
    }

    boolean isPlanned() {
        return state == SessionState.PLANNED;
    }

    void moveTo(Instant newDate) {
        heldAt = newDate;
    }

    void held(List<String> attendants, boolean hadQuorum, String minutesOfIt) {
        state = SessionState.HELD;
        present = new LinkedHashSet<>(attendants);
        quorum = hadQuorum;
        minutes = minutesOfIt;
    }

    void cancelled(String replacement) {
        state = SessionState.CANCELLED;
        replacedBy = replacement;
    }
}
