package fr.maillage.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Colleague;
import fr.maillage.directory.Colleagues;
import fr.maillage.directory.Directory;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** What people note in the journal of a dossier, and to whom they draw attention: only those who may read it. */
@Service
@Transactional
class Notes {

    /**
     * A colleague who may be mentioned.
     *
     * @param reads visibilities of a note of whoever is logged in that the colleague may read
     */
    record Mentionable(String id, String name, String organisation, LocalDate absentUntil, String substitute,
                       List<Visibility> reads) {
    }

    private final Dossiers dossiers;
    private final DossierAccess access;
    private final Directory directory;
    private final Colleagues colleagues;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notes(Dossiers dossiers, DossierAccess access, Directory directory, Colleagues colleagues, MessageSource messages,
          ApplicationEventPublisher events, Clock clock) {
        this.dossiers = dossiers;
        this.access = access;
        this.directory = directory;
        this.colleagues = colleagues;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Agents of the organisations that take part today, except whoever asks. */
    @Transactional(readOnly = true)
    List<Mentionable> mentionable(Dossier dossier, MaillageUser author) {
        LocalDate today = ParisTime.today(clock);
        return dossier.participants().stream()
                .filter(Participant::isActive)
                .map(Participant::organisation)
                .distinct()
                .flatMap(organisation -> directory.agents(organisation).stream())
                .filter(agent -> agent.isActiveOn(today) && !agent.id().equals(author.id()))
                .map(agent -> mentionable(agent, dossier, author))
                .filter(colleague -> !colleague.reads().isEmpty())
                .sorted(Comparator.comparing(Mentionable::organisation).thenComparing(Mentionable::name))
                .toList();
    }

    /** @throws RefusedSubmission when somebody is mentioned who may not read the note */
    void write(Dossier dossier, Acts.Note note, MaillageUser author) {
        List<Mentionable> mentioned = note.mentions().stream().sorted()
                .map(id -> mentioned(id, dossier, note, author)).toList();
        JournalEntry entry = note.with() == null
                ? JournalEntry.of("note", note.visibility())
                : JournalEntry.of(note.on() == null ? "exchange" : "exchange.dated", note.visibility(), note.with(),
                        note.on() == null ? "" : FrenchDates.of(note.on()));
        dossiers.journal(dossier.reference(), entry.withNote(text(note, mentioned)), author.id());
        mentioned.forEach(colleague ->
                events.publishEvent(new ColleagueMentioned(dossier.reference(), colleague.id(), author.id())));
    }

    private Mentionable mentioned(String id, Dossier dossier, Acts.Note note, MaillageUser author) {
        Agent agent = directory.findAgent(id)
                .filter(found -> found.isActiveOn(ParisTime.today(clock)))
                .orElseThrow(() -> new RefusedSubmission("mentions", "team.mention.unknown"));
        Mentionable colleague = mentionable(agent, dossier, author);
        if (!colleague.reads().contains(note.visibility())) {
            throw new RefusedSubmission("mentions", colleague.reads().isEmpty() ? "team.mention.stranger"
                    : "team.mention.visibility." + note.visibility(), agent.name(), colleague.organisation());
        }
        return colleague;
    }

    private Mentionable mentionable(Agent agent, Dossier dossier, MaillageUser author) {
        Colleague colleague = colleagues.of(agent);
        return new Mentionable(colleague.id(), colleague.name(), colleague.organisation(), colleague.absentUntil(),
                colleague.substitute(), reads(agent, dossier, author));
    }

    private List<Visibility> reads(Agent agent, Dossier dossier, MaillageUser author) {
        MaillageUser user = MaillageUser.of(agent, directory.organisation(agent.organisation()), ParisTime.today(clock));
        if (!access.mayRead(user, dossier)) {
            return List.of();
        }
        Reader reader = access.reader(user, dossier);
        String owner = directory.findAgent(author.id()).map(Agent::organisation).orElse(null);
        return Arrays.stream(Visibility.values())
                .filter(visibility -> ReadingRule.mayRead(reader, visibility, owner))
                .toList();
    }

    private String text(Acts.Note note, List<Mentionable> mentioned) {
        return mentioned.isEmpty() ? note.text()
                : note.text() + "\n\n" + messages.getMessage("team.mention.attention", new Object[] {
                        mentioned.stream().map(Mentionable::name).collect(Collectors.joining(", "))}, Locale.FRENCH);
    }
}
