package fr.maillage.review;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A dossier on the agenda of a session, and the opinion on it.
 *
 * @param minutes     time planned for it; {@code null} when nobody has said
 * @param content     what the committee said
 * @param deliveredAt when the dossier was told, whether or not it still waited
 */
@Table("agenda_item")
record AgendaItem(@Id Long id, @Column("session") String session, String reference, Long filing, Integer minutes,
                  boolean leadInvited, SessionOpinion opinion, String content, Instant deliveredAt) {

    /** The dossier was on the agenda already, for a filing that has since been taken back. */
    AgendaItem about(Filing another, Integer planned, boolean invited) {
        return new AgendaItem(id, session, reference, another.id(), planned, invited, null, null, null);
    }

    AgendaItem judged(SessionOpinion given, String text) {
        return new AgendaItem(id, session, reference, filing, minutes, leadInvited, given, text, deliveredAt);
    }

    AgendaItem delivered(Instant at) {
        return new AgendaItem(id, session, reference, filing, minutes, leadInvited, opinion, content, at);
    }
}
