package fr.maillage.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An organisation, and in general one of its agents, asked to accompany a project in one role, with the answer and what
 * became of it.
 */
@Table("designation")
class Designation {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private SupportRole role;
    private String organisation;
    private String agent;
    private Rule rule;
    private Instant proposedAt;
    private LocalDate firstContactOn;
    private Instant acceptedAt;
    private Instant declinedAt;
    private DeclineReason declineReason;
    private Instant passedAt;
    private String passedTo;
    private Instant lapsedAt;
    private LocalDate endedOn;
    private LocalDate contactedOn;
    private ContactOutcome contactOutcome;
    private LocalDateTime nextMeeting;
    private String contactReport;

    /** For the repository. */
    Designation() {
    }

    /** @param agent engine user id; {@code null} when the whole organisation is asked */
    Designation(String dossier, SupportRole role, String organisation, String agent, Rule rule, Instant proposedAt) {
        this.dossier = dossier;
        this.role = role;
        this.organisation = organisation;
        this.agent = agent;
        this.rule = rule;
        this.proposedAt = proposedAt;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    SupportRole role() {
        return role;
    }

    /** Id in the directory. */
    String organisation() {
        return organisation;
    }

    /** Engine user id; empty when the whole organisation was asked. */
    Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    Rule rule() {
        return rule;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    /** The day on which the person will first speak to the lead. */
    Optional<LocalDate> firstContactOn() {
        return Optional.ofNullable(firstContactOn);
    }

    Optional<Instant> acceptedAt() {
        return Optional.ofNullable(acceptedAt);
    }

    Optional<Instant> declinedAt() {
        return Optional.ofNullable(declinedAt);
    }

    Optional<DeclineReason> declineReason() {
        return Optional.ofNullable(declineReason);
    }

    Optional<Instant> passedAt() {
        return Optional.ofNullable(passedAt);
    }

    /** The colleague who takes it over, as engine user id. */
    Optional<String> passedTo() {
        return Optional.ofNullable(passedTo);
    }

    /** When silence was taken for an answer. */
    Optional<Instant> lapsedAt() {
        return Optional.ofNullable(lapsedAt);
    }

    /** Last day of the accompaniment. */
    Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    Optional<LocalDate> contactedOn() {
        return Optional.ofNullable(contactedOn);
    }

    /** In Paris time. */
    Optional<LocalDateTime> nextMeeting() {
        return Optional.ofNullable(nextMeeting);
    }

    Optional<String> contactReport() {
        return Optional.ofNullable(contactReport);
    }

    /** Asked or accepted, and not over. */
    boolean isCurrent() {
        return declinedAt == null && passedAt == null && lapsedAt == null && endedOn == null;
    }

    /** Accompanies now. */
    boolean isAccepted() {
        return isCurrent() && acceptedAt != null;
    }

    /** Waits for an answer. */
    boolean isOpen() {
        return isCurrent() && acceptedAt == null;
    }

    void accept(Instant at, LocalDate firstContact) {
        acceptedAt = at;
        firstContactOn = firstContact;
    }

    void decline(Instant at, DeclineReason reason) {
        declinedAt = at;
        declineReason = reason;
    }

    void pass(Instant at, String colleague) {
        passedAt = at;
        passedTo = colleague;
    }

    void lapse(Instant at) {
        lapsedAt = at;
    }

    void end(LocalDate day) {
        endedOn = day;
    }

    void contact(LocalDate day, ContactOutcome outcome, LocalDateTime meeting, String report) {
        contactedOn = day;
        contactOutcome = outcome;
        nextMeeting = meeting;
        contactReport = report;
    }
}
