package fr.maillage.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ImpossibleAct;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.ParisTime;

/** Reminds those of whom a task waits, at most once a day for each task. */
@Service
@Transactional
public class Reminders {

    static final String TO_LEAD = "awaited-of-lead";
    static final String TO_HOLDER = "awaited-of-holder";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Dossiers dossiers;
    private final Directory directory;
    private final JdbcClient database;
    private final Clock clock;

    Reminders(Mailing mailing, Audiences audiences, Dossiers dossiers, Directory directory, JdbcClient database,
              Clock clock) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.dossiers = dossiers;
        this.directory = directory;
        this.database = database;
        this.clock = clock;
    }

    /** The tasks of the dossier about which somebody has been reminded today. */
    @Transactional(readOnly = true)
    public Set<String> sentToday(String reference) {
        return Set.copyOf(database.sql("select task_id from dossier_reminder where reference = :reference and day = :day")
                .param("reference", reference)
                .param("day", today())
                .query(String.class)
                .list());
    }

    /**
     * Writes to the lead.
     *
     * @param text what is expected, in the words of whoever reminds
     * @throws ImpossibleAct when the dossier sleeps or has ended, when the lead has no address, or after a first one today
     */
    public void remindLead(Dossier dossier, OpenTask task, String text, String by) {
        refuse(dossier);
        Recipient lead = dossier.lead().filter(each -> each.email() != null)
                .map(each -> audiences.lead(each, LeadLetters.AUDIENCE))
                .orElseThrow(() -> new ImpossibleAct("panel.lead.none"));
        keep(dossier, task, by);
        mailing.write(new Moment(dossier.reference(), TO_LEAD, name -> null), List.of(lead), facts(task, text, by), null);
        dossiers.journal(dossier.reference(), JournalEntry.of("reminded.lead", Visibility.LEAD).withNote(text), by);
    }

    /**
     * Writes to whoever has taken the task, else to the organisations to which it is offered.
     *
     * @param text may be {@code null}
     * @throws ImpossibleAct as {@link #remindLead}
     */
    public void remindHolder(Dossier dossier, OpenTask task, String text, String by) {
        refuse(dossier);
        List<Recipient> holders = task.assignee() == null
                ? audiences.ofGroups(task.groups(), TaskMails.GROUP)
                : audiences.ofAgent(task.assignee(), TaskMails.ASSIGNEE).stream().toList();
        if (holders.isEmpty()) {
            throw new ImpossibleAct("panel.reminder.nobody");
        }
        keep(dossier, task, by);
        mailing.write(new Moment(dossier.reference(), TO_HOLDER, name -> null), holders, facts(task, text, by),
                TaskMails.TASKLIST + task.id());
        dossiers.journal(dossier.reference(),
                JournalEntry.of("reminded", Visibility.ADMINISTRATIONS, task.name()).withNote(text), by);
    }

    private static void refuse(Dossier dossier) {
        if (dossier.isAsleep()) {
            throw new ImpossibleAct("panel.reminder.asleep");
        }
        if (dossier.stage().isEnd()) {
            throw new ImpossibleAct("panel.act.ended");
        }
    }

    private void keep(Dossier dossier, OpenTask task, String by) {
        int kept = database.sql("""
                insert into dossier_reminder (reference, task_id, day, reminded_by, reminded_at)
                values (:reference, :task, :day, :by, :at) on conflict do nothing""")
                .param("reference", dossier.reference())
                .param("task", task.id())
                .param("day", today())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            throw new ImpossibleAct("panel.reminder.today");
        }
    }

    private Map<String, Object> facts(OpenTask task, String text, String by) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("task", task.name());
        facts.put("messageText", text);
        directory.findAgent(by).ifPresent(agent -> facts.put("writer", agent.name()));
        if (task.due() != null) {
            facts.put("taskDue", ParisTime.dateOf(task.due()));
        }
        return facts;
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
