package fr.maillage.support.act;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Puts the lead of a project in touch with somebody who can help (mise en relation). */
@Table("introduction")
class Introduction {

    enum Outcome {
        MET, NO_FOLLOW_UP, WITHDRAWN, STOPPED
    }

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private String reason;
    private String contactName;
    private String contactOrganisation;
    private String contactEmail;
    private Instant requestedAt;
    private LocalDate madeOn;
    private Outcome outcome;
    private String outcomeNote;
    private LocalDate closedOn;

    /** For the repository. */
    Introduction() {
    }

    Introduction(String dossier, String reason, Instant requestedAt) {
        this.dossier = dossier;
        this.reason = reason;
        this.requestedAt = requestedAt;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    String reason() {
        return reason;
    }

    /** Empty until somebody has named the person. */
    Optional<String> contactName() {
        return Optional.ofNullable(contactName);
    }

    Optional<String> contactOrganisation() {
        return Optional.ofNullable(contactOrganisation);
    }

    Optional<String> contactEmail() {
        return Optional.ofNullable(contactEmail);
    }

    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    void with(String name, String organisation, String email, String why, LocalDate day) {
        contactName = name;
        contactOrganisation = organisation;
        contactEmail = email;
        reason = why;
        madeOn = day;
    }

    void close(Outcome how, String note, LocalDate day) {
        outcome = how;
        outcomeNote = note;
        closedOn = day;
    }
}
