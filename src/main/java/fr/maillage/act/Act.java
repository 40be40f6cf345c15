package fr.maillage.act;

import java.time.Instant;

/**
 * An event, an information action or a partnership project.
 *
 * @param organiser    slug of the organisation that answers for it
 * @param heldAt       {@code null} for a partnership
 * @param press        address to which the press release goes; may be {@code null}
 * @param pressRelease {@code null} until it is written
 * @param report       what became of it, for the mails; {@code null} until then
 */
record Act(long id, String reference, Kind kind, String organiser, String title, Instant heldAt, String place,
           String content, String press, String pressRelease, Integer attendance, String report) {

    enum Kind {
        EVENT, INFORMATION, PARTNERSHIP
    }
}
