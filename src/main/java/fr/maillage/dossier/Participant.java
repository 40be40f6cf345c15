package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Objects;

import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An organisation, and perhaps one of its agents, at work on a dossier for a time.
 *
 * @param organisation slug of the directory
 * @param agent        engine user id; {@code null} when the whole organisation is meant
 * @param from         first day
 * @param to           last day; {@code null} while it lasts
 */
@Table("dossier_participant")
public record Participant(ParticipantRole role, String organisation, String agent,
                          @Column("from_day") LocalDate from, @Column("to_day") LocalDate to) {

    public boolean isActive() {
        return to == null;
    }

    /** Whoever accompanied the lead no longer reads after their last day; an administration keeps what it has dealt with. */
    boolean isReadOn(LocalDate day) {
        return to == null || !role.isAccompanying() || !to.isBefore(day);
    }

    boolean isSameAs(Participant other) {
        return role == other.role && organisation.equals(other.organisation) && Objects.equals(agent, other.agent);
    }

    Participant endedOn(LocalDate day) {
        return new Participant(role, organisation, agent, from, day);
    }
}
