package fr.maillage.tasklist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Names;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.DossierAccess.Rights;
import fr.maillage.dossier.DossierSearch;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Followers;
import fr.maillage.dossier.Journal;
import fr.maillage.dossier.JournalRow;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.TeamMember;
import fr.maillage.notification.SentMails;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.territory.ZonedCommunes;
import fr.maillage.territory.ZonedCommunes.ZonedCommune;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.ParisTime;

/**
 * Gathers the dossier that a task is about, for the panel beside its form. One statement a part, whatever the size of the
 * dossier: it is asked each time somebody selects a task.
 */
@Component
class Panels {

    private static final int EVENTS = 15;
    private static final int MESSAGES = 8;
    private static final int PLACES = 60;

    private final TaskService engineTasks;
    private final OpenTasks openTasks;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final DossierSearch search;
    private final Documents documents;
    private final Journal journal;
    private final Links links;
    private final SentMails mails;
    private final ZonedCommunes communes;
    private final Names directory;
    private final Presences presences;
    private final Courses courses;
    private final LeadSteps leadSteps;
    private final Followers followers;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final FrenchWords words;
    private final Clock clock;

    Panels(TaskService engineTasks, OpenTasks openTasks, Dossiers dossiers, DossierAccess access, DossierSearch search, Documents documents,
           Journal journal, Links links, SentMails mails, ZonedCommunes communes, Names directory, Presences presences,
           Courses courses, LeadSteps leadSteps, Followers followers, CurrentUser currentUser, JdbcClient jdbc,
           MessageSource messages, FrenchWords words, Clock clock) {
        this.engineTasks = engineTasks;
        this.openTasks = openTasks;
        this.dossiers = dossiers;
        this.access = access;
        this.search = search;
        this.documents = documents;
        this.journal = journal;
        this.links = links;
        this.mails = mails;
        this.communes = communes;
        this.directory = directory;
        this.presences = presences;
        this.courses = courses;
        this.leadSteps = leadSteps;
        this.followers = followers;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /** What has been read of a dossier before it is put into words. */
    private record Read(Dossier dossier, Rights rights, Map<String, ZonedCommune> communes, List<OpenTask> tasks,
                        List<StoredDocument> documents, List<JournalRow> journal, List<Presences.Presence> colleagues,
                        Names.Known names) {
    }

    /** Empty when there is no such task, or when the engine does not let the person who is logged in read it. */
    @Transactional
    Optional<Panel> of(String taskId) {
        return Optional.ofNullable(engineTasks.createTaskQuery().taskId(taskId).singleResult()).map(this::of);
    }

    private Panel of(Task task) {
        String reference = jdbc.sql("select business_key_ from act_ru_execution where id_ = :instance")
                .param("instance", task.getProcessInstanceId())
                .query(String.class)
                .optional()
                .orElse(null);
        return Optional.ofNullable(reference).flatMap(dossiers::find)
                .map(dossier -> of(dossier, task.getId()))
                .orElseGet(() -> new Panel(null, null, null, null, null, null, false, List.of(), List.of(), null, null,
                        null, null, null, null, null, null, null, null, null));
    }

    private Panel of(Dossier dossier, String taskId) {
        Rights rights = access.rights(dossier);
        return rights.mayRead() ? whole(read(dossier, rights, true), taskId) : ownPart(dossier, rights);
    }

    /** All of a dossier that whoever is logged in may read, outside any task. */
    Panel whole(Dossier dossier) {
        return whole(read(dossier, access.rights(dossier), false), null);
    }

    /** Who works on a task of the dossier without reading it, such as a consultant: what the task's form says too. */
    private Panel ownPart(Dossier dossier, Rights rights) {
        Map<String, ZonedCommune> seat = communes.of(dossier.seatCommune().stream().toList());
        return new Panel(dossier.reference(), dossier.name(), words.of(dossier.type()), stageLabel(dossier), null, null, false,
                List.of(new Panel.Notice(Panel.NoticeKind.READ_ONLY, text("panel.own-part"))),
                facts(dossier, seat), null, null, null, null, null, null, null,
                filed(documents(dossier, rights), rights), null, null, null);
    }

    /** @param working whether the dossier is open for work, which colleagues are told */
    private Read read(Dossier dossier, Rights rights, boolean working) {
        MaillageUser user = currentUser.get();
        List<OpenTask> tasks = openTasks.of(dossier.reference());
        List<JournalRow> rows = rights.mayReadJournal()
                ? journal.read(dossier.reference(), rights.reader(), null, EVENTS)
                : List.of();
        List<Presences.Presence> colleagues = working && rights.mayWrite()
                ? presences.open(dossier.reference(), user.id(), rights.organisations())
                : List.of();
        List<StoredDocument> readable = documents(dossier, rights);
        Stream<String> people = Stream.of(dossier.participants().stream().map(Participant::agent),
                rows.stream().map(JournalRow::author), tasks.stream().map(OpenTask::assignee),
                readable.stream().map(StoredDocument::uploadedBy),
                colleagues.stream().map(Presences.Presence::person)).flatMap(each -> each);
        Stream<String> bodies = Stream.concat(dossier.participants().stream().map(Participant::organisation),
                rows.stream().map(JournalRow::organisation));
        Set<String> codes = new HashSet<>(dossier.territory().stream().map(TerritoryPart::commune).toList());
        dossier.seatCommune().ifPresent(codes::add);
        return new Read(dossier, rights, communes.of(codes), tasks,
                readable, rows, colleagues,
                directory.of(people.filter(Objects::nonNull).toList(), bodies.filter(Objects::nonNull).toList(),
                        tasks.stream().flatMap(task -> task.groups().stream()).toList()));
    }

    private List<StoredDocument> documents(Dossier dossier, Rights rights) {
        return rights.mayReadDocuments() ? documents.list(dossier.reference(), rights.reader()) : List.of();
    }

    private Panel whole(Read read, String taskId) {
        Dossier dossier = read.dossier();
        Set<String> ofLead = leadSteps.tasks();
        return new Panel(dossier.reference(), dossier.name(), words.of(dossier.type()), stageLabel(dossier),
                page(dossier.reference()), followers.isFollowing(dossier.reference(), currentUser.get().id()),
                read.rights().mayWrite(), notices(read),
                facts(dossier, read.communes()), lead(dossier), team(dossier), territory(read),
                bodies(read, participant -> participant.role().isAccompanying()),
                bodies(read, participant -> !participant.role().isAccompanying()), courses.of(dossier),
                read.tasks().stream().map(task -> waiting(task, read, ofLead, taskId)).toList(),
                read.documents().stream().sorted(Comparator.comparing(StoredDocument::uploadedAt).reversed())
                        .map(each -> document(each, read.rights(), read.names())).toList(),
                read.journal().stream().map(row -> event(row, read.names())).toList(),
                mails.latest(dossier.reference(), currentUser.get(), read.rights().organisations(), MESSAGES).stream()
                        .map(this::message).toList(),
                related(dossier.reference()));
    }

    private List<Panel.Notice> notices(Read read) {
        List<Panel.Notice> notices = new ArrayList<>();
        Dossier dossier = read.dossier();
        dossier.dormancy().ifPresent(sleep -> notices.add(new Panel.Notice(Panel.NoticeKind.ASLEEP,
                text("panel.asleep", words.day(sleep.since()), words.day(sleep.reviewOn())))));
        if (dossier.stage().isEnd()) {
            notices.add(new Panel.Notice(Panel.NoticeKind.ENDED,
                    text("panel.ended", words.day(dossier.stageSince()), stageLabel(dossier))));
        }
        dossier.mergedInto().ifPresent(other ->
                notices.add(new Panel.Notice(Panel.NoticeKind.ENDED, text("panel.merged", other))));
        read.colleagues().forEach(colleague -> notices.add(new Panel.Notice(Panel.NoticeKind.COLLEAGUE,
                text("panel.colleague", read.names().agent(colleague.person()), words.hour(colleague.at())))));
        if (!read.rights().mayWrite()) {
            notices.add(new Panel.Notice(Panel.NoticeKind.READ_ONLY, text("panel.read-only")));
        }
        return notices;
    }

    private List<TaskForm.Fact> facts(Dossier dossier, Map<String, ZonedCommune> known) {
        List<TaskForm.Fact> facts = new ArrayList<>();
        fact(facts, "type", words.of(dossier.type()));
        fact(facts, "stage", stageLabel(dossier));
        fact(facts, "since", words.day(dossier.stageSince()));
        dossier.legalDate().ifPresent(date -> fact(facts, "legal", words.day(date)));
        fact(facts, "seat", dossier.seatCommune().map(code -> known.containsKey(code) ? known.get(code).name() : code)
                .orElseGet(() -> text("panel.unknown")));
        fact(facts, "declared", words.day(dossier.declaredOn()));
        date(facts, "validated", dossier.milestones().validatedOn());
        date(facts, "signed", dossier.milestones().contractSignedOn());
        date(facts, "finessOn", dossier.milestones().finessRecordedOn());
        date(facts, "opened", dossier.milestones().openedOn());
        dossier.finessEstablishment().ifPresent(number -> fact(facts, "finess", number));
        return facts;
    }

    private void date(List<TaskForm.Fact> facts, String name, LocalDate day) {
        if (day != null) {
            fact(facts, name, words.day(day));
        }
    }

    private void fact(List<TaskForm.Fact> facts, String name, String value) {
        facts.add(new TaskForm.Fact(text("panel.fact." + name), value));
    }

    private Panel.Lead lead(Dossier dossier) {
        return dossier.lead().map(lead -> new Panel.Lead(lead.fullName(),
                        lead.profession() == null ? null : words.of(lead.profession()), lead.organisation(), lead.email(),
                        lead.telephone()))
                .orElse(null);
    }

    private List<Panel.Member> team(Dossier dossier) {
        return dossier.team().stream()
                .map((TeamMember member) -> new Panel.Member(member.displayName(),
                        member.profession() == null ? null : words.of(member.profession()), member.signedOn() != null))
                .toList();
    }

    private Panel.Territory territory(Read read) {
        Dossier dossier = read.dossier();
        List<TerritoryPart> parts = dossier.territory();
        Map<String, Long> doctors = new LinkedHashMap<>();
        BigDecimal rural = BigDecimal.ZERO;
        long people = 0;
        boolean ruralKnown = true;
        for (TerritoryPart part : parts) {
            ZonedCommune commune = read.communes().get(part.commune());
            long count = Objects.requireNonNullElse(inhabitants(part, commune), 0).longValue();
            people += count;
            if (commune != null && commune.doctorsZone() != null) {
                doctors.merge(commune.doctorsZone(), count, Long::sum);
            }
            ruralKnown &= count == 0 || commune != null && commune.ruralWeight() != null;
            rural = ruralKnown && count > 0 ? rural.add(commune.ruralWeight().multiply(BigDecimal.valueOf(count))) : rural;
        }
        return new Panel.Territory(dossier.territoryText(),
                dossier.population() == null ? null : text("panel.inhabitants", words.count(dossier.population())),
                dossier.type() == StructureType.CPTS && dossier.sizeClass() != null
                        ? text("panel.size", dossier.sizeClass()) : null,
                !ruralKnown || people == 0 ? text("panel.rural.unknown")
                        : text("panel.rural", percent(rural, people)),
                doctors.isEmpty() ? List.of(text("panel.doctors.unknown")) : zones(doctors),
                caisses(read), parts.stream().limit(PLACES).map(part -> place(part, read.communes().get(part.commune()))).toList(),
                Math.max(0, parts.size() - PLACES));
    }

    private List<String> zones(Map<String, Long> doctors) {
        return doctors.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(zone -> text("panel.doctors", zoneName(zone.getKey()), words.count(zone.getValue())))
                .toList();
    }

    private String zoneName(String zone) {
        return messages.getMessage("enum.Zone." + zone, null, zone, Locale.FRENCH);
    }

    private static String percent(BigDecimal some, long all) {
        return some.movePointRight(2).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP).toPlainString();
    }

    /** The MSA whose territory it is, which is told even where it does not accompany. */
    private String caisses(Read read) {
        String names = Stream.of(ParticipantRole.MSA, ParticipantRole.ASSOCIATE_MSA)
                .flatMap(role -> read.dossier().participants(role).stream())
                .map(participant -> read.names().organisation(participant.organisation()))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }

    private static Integer inhabitants(TerritoryPart part, ZonedCommune commune) {
        return part.isWhole() ? commune == null ? null : commune.population() : part.population();
    }

    private Panel.Place place(TerritoryPart part, ZonedCommune commune) {
        Integer people = inhabitants(part, commune);
        String zones = commune == null ? null : Stream.of(commune.doctorsZone(), commune.rurality())
                .filter(Objects::nonNull).collect(Collectors.joining(", "));
        return new Panel.Place(commune == null ? part.commune() : commune.name(), part.part(),
                people == null ? null : words.count(people), zones == null || zones.isEmpty() ? null : zones);
    }

    private List<Panel.Body> bodies(Read read, Predicate<Participant> which) {
        return read.dossier().participants().stream()
                .filter(Participant::isActive)
                .filter(which)
                .map(participant -> new Panel.Body(words.of(participant.role()),
                        read.names().organisation(participant.organisation()),
                        participant.agent() == null ? null : read.names().present(participant.agent())))
                .toList();
    }

    private Panel.Waiting waiting(OpenTask task, Read read, Set<String> ofLead, String current) {
        Instant due = task.due();
        LocalDate day = due == null ? null : ParisTime.dateOf(due);
        return new Panel.Waiting(task.id(), task.name(), ofLead.contains(task.task()), task.groups().stream()
                .map(read.names()::organisationOfGroup).distinct().collect(Collectors.joining(", ")),
                task.assignee() == null ? null : read.names().present(task.assignee()), day,
                day == null ? null : words.day(day), due != null && due.isBefore(clock.instant()), task.id().equals(current));
    }

    private List<Panel.Document> filed(List<StoredDocument> documents, Rights rights) {
        Names.Known names = directory.of(documents.stream().map(StoredDocument::uploadedBy).filter(Objects::nonNull).toList(),
                List.of(), List.of());
        return documents.stream().map(each -> document(each, rights, names)).toList();
    }

    private Panel.Document document(StoredDocument document, Rights rights, Names.Known names) {
        String version = document.version() > 1 ? text("panel.document.version", document.version()) : "";
        return new Panel.Document(document.id(), document.title(), words.of(document.kind()),
                text("panel.document", document.fileName(), words.size(document.size()), version, words.day(document.uploadedAt()),
                        document.uploadedBy() == null ? text("panel.application") : names.agent(document.uploadedBy())),
                words.of(document.visibility()), "/api/dossiers/%s/documents/%s".formatted(document.reference(), document.id()),
                rights.mayReplace(document));
    }

    private Panel.Event event(JournalRow row, Names.Known names) {
        String author = row.author() == null ? text("panel.application")
                : row.organisation() == null ? names.agent(row.author())
                : "%s, %s".formatted(names.agent(row.author()), names.organisation(row.organisation()));
        return new Panel.Event(words.moment(row.at()), author, row.text(), row.note(), words.of(row.visibility()));
    }

    private Panel.Message message(SentMails.SentMail mail) {
        return new Panel.Message(words.moment(mail.at()), mail.recipient(), mail.subject(),
                text("notification.status." + mail.status()), "/courriels/" + mail.id());
    }

    private List<Panel.Related> related(String reference) {
        List<Links.Link> all = links.of(reference);
        if (all.isEmpty()) {
            return List.of();
        }
        Collection<String> others = all.stream().map(Links.Link::reference).toList();
        Set<String> readable = search.readable(others, currentUser.get());
        return all.stream().map(link -> new Panel.Related(words.of(link.type()), link.reference(), link.name(),
                readable.contains(link.reference()) ? page(link.reference()) : null)).toList();
    }

    private String stageLabel(Dossier dossier) {
        return text(dossier.stage().labelKey(dossier.type()));
    }

    private static String page(String reference) {
        return "/dossiers/" + reference;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
