package fr.maillage.review;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.SessionOpinion;

/**
 * What a session examines about a dossier, and the opinion on it.
 *
 * @param subject     {@link #FILING} for a letter or a project that was filed, else what waits for the opinion
 * @param filing      the filing; {@code null} for anything else
 * @param minutes     time planned for it; {@code null} when nobody has said
 * @param content     what the committee said
 * @param deliveredAt when the dossier was told, whether or not it still waited
 */
@Table("agenda_item")
record AgendaItem(@Id Long id, @Column("session") String session, String reference, String subject, Long filing,
                  Integer minutes, boolean leadInvited, SessionOpinion opinion, String content, Instant deliveredAt) {

    static final String FILING = "FILING";

    /** On the agenda from now on, or for another filing than the one that was taken back since. */
    AgendaItem planned(Long another, Integer planned, boolean invited) {
        return new AgendaItem(id, session, reference, subject, another, planned, invited, null, null, null);
    }

    AgendaItem judged(SessionOpinion given, String text) {
        return new AgendaItem(id, session, reference, subject, filing, minutes, leadInvited, given, text, deliveredAt);
    }

    AgendaItem delivered(Instant at) {
        return new AgendaItem(id, session, reference, subject, filing, minutes, leadInvited, opinion, content, at);
    }

    /** The same on the agenda of another session. */
    AgendaItem on(String another) {
        return new AgendaItem(null, another, reference, subject, filing, minutes, leadInvited, null, null, null);
    }

    boolean isFiling() {
        return FILING.equals(subject);
    }

    boolean isAbout(Filing one) {
        return isFiling() && filing.equals(one.id());
    }

    /** Names the item on the screen where all opinions are entered: the dossier's reference, and the subject if it is none. */
    String key() {
        return isFiling() ? reference : reference + " " + subject;
    }
}
