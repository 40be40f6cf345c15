package fr.maillage.notification;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ImpossibleAct;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.ReadingRule;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Meetings about a dossier, outside its path. Who was invited stays invited: a meeting that moves or is cancelled is told to
 * the same people, with the same identity, so that their calendars follow.
 */
@Service
@Transactional
public class Meetings {

    static final String PLANNED = "meeting-planned";
    static final String MOVED = "meeting-moved";
    static final String CANCELLED = "meeting-cancelled";
    static final String ORGANISER = "organiser";

    private static final String COLUMNS = "id, reference, subject, starts_at, minutes, place, text, visibility, cancelled, planned_by";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Guests guests;
    private final Dossiers dossiers;
    private final Directory directory;
    private final JdbcClient database;
    private final Clock clock;

    Meetings(Mailing mailing, Audiences audiences, Guests guests, Dossiers dossiers, Directory directory,
             JdbcClient database, Clock clock) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.guests = guests;
        this.dossiers = dossiers;
        this.directory = directory;
        this.database = database;
        this.clock = clock;
    }

    /** When and where. */
    record Appointment(LocalDateTime startsAt, int minutes, String place) {
    }

    /** The meetings of the dossier that are still to come and that the reader may read, the next first. */
    @Transactional(readOnly = true)
    public List<Meeting> toCome(String reference, Reader reader) {
        return database.sql("select " + COLUMNS + " " + """
                from meeting where reference = :reference and not cancelled and starts_at >= :now order by starts_at""")
                .param("reference", reference)
                .param("now", now())
                .query(Meeting.class)
                .stream()
                .filter(each -> mayRead(reader, each))
                .toList();
    }

    /** Whether the meeting is theirs to move and to cancel: their organisation has planned it, or pilots the dossier. */
    @Transactional(readOnly = true)
    public boolean mayChange(DossierAccess.Rights rights, Meeting meeting) {
        return rights.mayWrite() && (rights.mayPilot() || planner(meeting).filter(rights.organisations()::contains).isPresent());
    }

    /** The meeting, for a reader. */
    Optional<Meeting> find(String reference, UUID id, Reader reader) {
        return find(reference, id).filter(each -> mayRead(reader, each));
    }

    private boolean mayRead(Reader reader, Meeting meeting) {
        return ReadingRule.mayRead(reader, Visibility.valueOf(meeting.visibility()), planner(meeting).orElse(null));
    }

    private Optional<String> planner(Meeting meeting) {
        return directory.findAgent(meeting.plannedBy()).map(Agent::organisation);
    }

    private Optional<Meeting> find(String reference, UUID id) {
        return database.sql("select " + COLUMNS + " from meeting where id = :id and reference = :reference")
                .param("id", id)
                .param("reference", reference)
                .query(Meeting.class)
                .optional();
    }

    /** Whom one may invite to a meeting about the dossier. */
    @Transactional(readOnly = true)
    public List<Guest> guests(Dossier dossier) {
        return guests.of(dossier).stream().map(Guests.Invited::guest).toList();
    }

    /**
     * Plans a meeting and invites.
     *
     * @param text    may be {@code null}
     * @param invited ids of guests
     * @throws ImpossibleAct     when the dossier has ended
     * @throws RefusedSubmission when it would lie in the past, or when somebody who is invited is no guest of the dossier
     */
    Meeting plan(Dossier dossier, String subject, Appointment when, String text, Set<String> invited, String by) {
        refuse(dossier, when);
        List<Guests.Invited> chosen = guests.of(dossier).stream()
                .filter(each -> invited.contains(each.guest().id())).toList();
        if (chosen.size() < invited.size()) {
            throw new RefusedSubmission("guests", "panel.meeting.stranger");
        }
        List<Recipient> recipients = new ArrayList<>(guests.recipients(chosen));
        audiences.ofAgent(by, ORGANISER).stream().filter(organiser -> recipients.stream()
                .noneMatch(each -> each.address().equalsIgnoreCase(organiser.address()))).toList().forEach(recipients::add);
        Meeting meeting = new Meeting(UUID.randomUUID(), dossier.reference(), subject, when.startsAt(), when.minutes(),
                when.place(), text, Guests.visibility(chosen).name(), false, by);
        store(meeting, recipients, by);
        tell(PLANNED, meeting, recipients, by);
        return meeting;
    }

    /** @throws ImpossibleAct when it is over, cancelled, or the dossier has ended */
    Meeting move(Dossier dossier, Meeting meeting, Appointment when, String by) {
        requireToCome(meeting);
        refuse(dossier, when);
        database.sql("update meeting set starts_at = :startsAt, minutes = :minutes, place = :place where id = :id")
                .param("startsAt", when.startsAt())
                .param("minutes", when.minutes())
                .param("place", when.place())
                .param("id", meeting.id())
                .update();
        Meeting moved = find(dossier.reference(), meeting.id()).orElseThrow();
        tell(MOVED, moved, guests(meeting), by);
        return moved;
    }

    /** @throws ImpossibleAct when it is over or cancelled already */
    void cancel(Meeting meeting, String by) {
        requireToCome(meeting);
        database.sql("update meeting set cancelled = true where id = :id").param("id", meeting.id()).update();
        tell(CANCELLED, meeting, guests(meeting), by);
    }

    private void refuse(Dossier dossier, Appointment when) {
        if (dossier.stage().isEnd()) {
            throw new ImpossibleAct("panel.act.ended");
        }
        if (!when.startsAt().isAfter(now())) {
            throw new RefusedSubmission("startsAt", "panel.meeting.past");
        }
    }

    private void requireToCome(Meeting meeting) {
        if (meeting.cancelled()) {
            throw new ImpossibleAct("panel.meeting.cancelled");
        }
        if (meeting.startsAt().isBefore(now())) {
            throw new ImpossibleAct("panel.meeting.over");
        }
    }

    private void tell(String template, Meeting meeting, Collection<Recipient> recipients, String by) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("meetingSubject", meeting.subject());
        facts.put("meetingOn", meeting.startsAt());
        facts.put("meetingPlace", meeting.place());
        facts.put("meetingText", meeting.text());
        facts.put("meetingMinutes", meeting.minutes());
        facts.put("meetingIdentity", "reunion-" + meeting.id());
        facts.put("meetingGuests", recipients.stream().map(Recipient::name).toList());
        Moment moment = moment(meeting.reference(), template);
        recipients.forEach(each -> mailing.write(moment, List.of(each), facts,
                each.agent() ? "/dossiers/" + meeting.reference() : null));
        dossiers.journal(meeting.reference(), JournalEntry.of(template, Visibility.valueOf(meeting.visibility()),
                meeting.subject(), French.dateTime(meeting.startsAt()), meeting.place()), by);
    }

    private void store(Meeting meeting, List<Recipient> recipients, String by) {
        database.sql("""
                insert into meeting (id, reference, subject, starts_at, minutes, place, text, visibility, cancelled,
                  planned_by, planned_at)
                values (:id, :reference, :subject, :startsAt, :minutes, :place, :text, :visibility, false, :by, :at)""")
                .param("id", meeting.id())
                .param("reference", meeting.reference())
                .param("subject", meeting.subject())
                .param("startsAt", meeting.startsAt())
                .param("minutes", meeting.minutes())
                .param("place", meeting.place())
                .param("text", meeting.text())
                .param("visibility", meeting.visibility())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        recipients.forEach(guest -> database.sql("""
                insert into meeting_guest (meeting, name, address, greeting, audience, agent)
                values (:meeting, :name, :address, :greeting, :audience, :agent)""")
                .param("meeting", meeting.id())
                .param("name", guest.name())
                .param("address", guest.address())
                .param("greeting", guest.greeting())
                .param("audience", guest.audience())
                .param("agent", guest.agent())
                .update());
    }

    private List<Recipient> guests(Meeting meeting) {
        return database.sql("select name, address, greeting, audience, agent from meeting_guest where meeting = :id order by id")
                .param("id", meeting.id())
                .query(Recipient.class)
                .list();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ParisTime.ZONE);
    }

    private static Moment moment(String reference, String template) {
        return new Moment(reference, template, name -> null);
    }
}
