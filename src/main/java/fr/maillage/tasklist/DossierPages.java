package fr.maillage.tasklist;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

import fr.maillage.directory.Names;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Journal;
import fr.maillage.dossier.JournalRow;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.dossier.Visibility;
import fr.maillage.notification.SentMails;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;

/** All about one dossier. Acts on it go through its API. */
@Controller
@RequestMapping("/dossiers")
class DossierPages {

    private static final String APPLICATION = "Maillage";
    private static final int LATEST_EVENTS = 100;
    private static final int LATEST_MESSAGES = 10;

    record Place(String name, String code, String part, Integer population) {
    }

    record Actor(String role, String organisation, String agent, LocalDate from, LocalDate to) {
    }

    /** @param holder who has taken it, with « absent jusqu’au … » while away; {@code null} while nobody has */
    record Waiting(WaitingTask task, String holder) {
    }

    record Event(JournalRow row, String author) {
    }

    /** @param mine whether a new version is theirs to add */
    record Filed(StoredDocument document, String author, boolean mine) {
    }

    record Choice(String value, String label) {
    }

    private final DossierAccess access;
    private final Documents documents;
    private final Journal journal;
    private final SentMails mails;
    private final DossierFacts facts;
    private final WaitingTasks waitingTasks;
    private final Communes communes;
    private final Names names;
    private final CurrentUser currentUser;
    private final FrenchWords words;
    private final ObjectMapper mapper;

    DossierPages(DossierAccess access, Documents documents, Journal journal, SentMails mails, DossierFacts facts,
                 WaitingTasks waitingTasks, Communes communes, Names names, CurrentUser currentUser,
                 FrenchWords words, ObjectMapper mapper) {
        this.access = access;
        this.documents = documents;
        this.journal = journal;
        this.mails = mails;
        this.facts = facts;
        this.waitingTasks = waitingTasks;
        this.communes = communes;
        this.names = names;
        this.currentUser = currentUser;
        this.words = words;
        this.mapper = mapper;
    }

    @ModelAttribute("words")
    FrenchWords words() {
        return words;
    }

    @GetMapping("/{reference}")
    String show(@PathVariable String reference, Model model) {
        MaillageUser user = currentUser.get();
        Dossier dossier = access.readable(reference);
        DossierAccess.Rights rights = access.rights(dossier);
        List<WaitingTask> waiting = waitingTasks.of(reference);
        List<JournalRow> rows = rights.mayReadJournal()
                ? journal.read(reference, rights.reader(), null, LATEST_EVENTS)
                : List.of();
        List<StoredDocument> readable = documents.list(reference, rights.reader());
        Names.Known known = names(dossier, waiting, rows, readable);
        model.addAttribute("dossier", dossier);
        model.addAttribute("facts", facts.of(reference));
        model.addAttribute("stage", facts.stageOf(dossier));
        model.addAttribute("places", places(dossier));
        model.addAttribute("actors", dossier.participants().stream().map(each -> actor(each, known)).toList());
        model.addAttribute("tasks", waiting.stream()
                .map(task -> new Waiting(task, task.assignee() == null ? null : known.present(task.assignee()))).toList());
        model.addAttribute("documents", readable.stream().map(each -> new Filed(each,
                each.uploadedBy() == null ? APPLICATION : known.agent(each.uploadedBy()), rights.mayReplace(each))).toList());
        model.addAttribute("messages", mails.latest(reference, user, rights.organisations(), LATEST_MESSAGES));
        model.addAttribute("events", rows.stream().map(row -> new Event(row, author(row, known))).toList());
        model.addAttribute("maySteer", rights.maySteer());
        model.addAttribute("mayWrite", rights.mayWrite());
        model.addAttribute("territoryJson", mapper.valueToTree(dossier.territory()).toString());
        model.addAttribute("kinds", choices(DocumentKind.values()));
        model.addAttribute("visibilities", choices(Visibility.values()));
        model.addAttribute("professions", choices(Profession.values()));
        return "dossier";
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    private List<Place> places(Dossier dossier) {
        Map<String, Commune> known = communes.findAll(dossier.territory().stream().map(TerritoryPart::commune).toList());
        return dossier.territory().stream().map(part -> {
            Commune commune = known.get(part.commune());
            Integer people = part.isWhole() && commune != null ? commune.population() : part.population();
            return new Place(commune == null ? part.commune() : commune.name(), part.commune(), part.part(), people);
        }).toList();
    }

    private Names.Known names(Dossier dossier, List<WaitingTask> waiting, List<JournalRow> rows, List<StoredDocument> documents) {
        return names.of(
                Stream.of(dossier.participants().stream().map(Participant::agent), waiting.stream().map(WaitingTask::assignee),
                        rows.stream().map(JournalRow::author), documents.stream().map(StoredDocument::uploadedBy))
                        .flatMap(each -> each).toList(),
                Stream.concat(dossier.participants().stream().map(Participant::organisation),
                        rows.stream().map(JournalRow::organisation)).filter(Objects::nonNull).toList(),
                List.of());
    }

    private Actor actor(Participant participant, Names.Known known) {
        String agent = participant.agent();
        return new Actor(words.of(participant.role()), known.organisation(participant.organisation()),
                agent == null ? null : participant.isActive() ? known.present(agent) : known.agent(agent),
                participant.from(), participant.to());
    }

    private static String author(JournalRow row, Names.Known known) {
        if (row.author() == null) {
            return APPLICATION;
        }
        String name = known.agent(row.author());
        return row.organisation() == null ? name : "%s, %s".formatted(name, known.organisation(row.organisation()));
    }

    private List<Choice> choices(Enum<?>[] constants) {
        return Arrays.stream(constants).map(each -> new Choice(each.name(), words.of(each))).toList();
    }
}
