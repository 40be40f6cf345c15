package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.directory.Lot;

/** A need for a consultant on one lot, and what becomes of it. Its orders are rows of their own. */
@Table("consultant_mission")
class ConsultantMission {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private Lot lot;
    private MissionOrigin origin;
    private Instant neededAt;
    private String neededBy;
    private String purpose;
    private String deliverable;
    private BigDecimal days;
    private LocalDate wantedOn;
    private Instant describedAt;
    private Long agreement;
    private int round;
    private boolean defaulting;
    private MissionOutcome outcome;
    private Instant endedAt;
    @MappedCollection(idColumn = "mission")
    private Set<MissionPaper> papers = new HashSet<>();

    /** For the repository. */
    ConsultantMission() {
    }

    ConsultantMission(String dossier, Lot lot, MissionOrigin origin, Instant neededAt, String neededBy) {
        this.dossier = dossier;
        this.lot = lot;
        this.origin = origin;
        this.neededAt = neededAt;
        this.neededBy = neededBy;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    Lot lot() {
        return lot;
    }

    MissionOrigin origin() {
        return origin;
    }

    /** When the need was first expressed: the time until the order is counted from here. */
    Instant neededAt() {
        return neededAt;
    }

    /** Empty until the need is described. */
    Optional<String> purpose() {
        return Optional.ofNullable(purpose);
    }

    String deliverable() {
        return deliverable;
    }

    BigDecimal days() {
        return days;
    }

    LocalDate wantedOn() {
        return wantedOn;
    }

    Set<UUID> papers() {
        return papers.stream().map(MissionPaper::document).collect(Collectors.toSet());
    }

    /** The framework agreement under which orders are issued; empty until one was found. */
    Optional<Long> agreement() {
        return Optional.ofNullable(agreement);
    }

    /** Holders asked in an earlier round may be asked again. */
    int round() {
        return round;
    }

    /** « Mission défaillante »: the deliverable is late, or the order was terminated and nobody has taken over. */
    boolean isDefaulting() {
        return defaulting;
    }

    Optional<MissionOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    void describe(MissionForms.Need need, Set<UUID> documents, Instant at) {
        purpose = need.purpose();
        deliverable = need.deliverable();
        days = need.days();
        wantedOn = need.wantedOn();
        papers = documents.stream().map(MissionPaper::new).collect(Collectors.toSet());
        describedAt = at;
    }

    /** A new round of choice, under this agreement; {@code null} when none is in force. */
    void openRound(Long framework) {
        agreement = framework;
        round++;
    }

    void defaulting(boolean late) {
        defaulting = late;
    }

    void end(MissionOutcome how, Instant at) {
        outcome = how;
        endedAt = at;
    }
}
