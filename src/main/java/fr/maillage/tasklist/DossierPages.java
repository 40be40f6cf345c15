package fr.maillage.tasklist;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Journal;
import fr.maillage.dossier.JournalRow;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;

/** All about one dossier. Acts on it go through its API. */
@Controller
@RequestMapping("/dossiers")
class DossierPages {

    private static final int LATEST_EVENTS = 100;

    record Place(String name, String code, String part, Integer population) {
    }

    record Actor(String role, String organisation, String agent, LocalDate from, LocalDate to) {
    }

    record Event(JournalRow row, String author) {
    }

    record Choice(String value, String label) {
    }

    private final DossierAccess access;
    private final Documents documents;
    private final Journal journal;
    private final DossierFacts facts;
    private final WaitingTasks waitingTasks;
    private final Communes communes;
    private final Directory directory;
    private final CurrentUser currentUser;
    private final FrenchWords words;
    private final ObjectMapper mapper;

    DossierPages(DossierAccess access, Documents documents, Journal journal, DossierFacts facts,
                 WaitingTasks waitingTasks, Communes communes, Directory directory, CurrentUser currentUser,
                 FrenchWords words, ObjectMapper mapper) {
        this.access = access;
        this.documents = documents;
        this.journal = journal;
        this.facts = facts;
        this.waitingTasks = waitingTasks;
        this.communes = communes;
        this.directory = directory;
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
        Reader reader = access.reader(dossier);
        model.addAttribute("dossier", dossier);
        model.addAttribute("facts", facts.of(reference));
        model.addAttribute("stage", facts.stageOf(dossier));
        model.addAttribute("places", places(dossier));
        model.addAttribute("actors", dossier.participants().stream().map(this::actor).toList());
        model.addAttribute("tasks", waitingTasks.of(reference));
        model.addAttribute("documents", documents.list(reference, reader));
        model.addAttribute("events", access.rights(dossier).mayReadJournal()
                ? journal.read(reference, reader, null, LATEST_EVENTS).stream().map(row -> new Event(row, author(row))).toList()
                : List.of());
        model.addAttribute("mayWrite", access.mayWrite(user, dossier));
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

    private Actor actor(Participant participant) {
        return new Actor(words.of(participant.role()),
                directory.findOrganisation(participant.organisation()).map(Organisation::name)
                        .orElse(participant.organisation()),
                participant.agent() == null ? null
                        : directory.findAgent(participant.agent()).map(Agent::name).orElse(participant.agent()),
                participant.from(), participant.to());
    }

    private String author(JournalRow row) {
        if (row.author() == null) {
            return "Maillage";
        }
        String name = directory.findAgent(row.author()).map(Agent::name).orElse(row.author());
        return row.organisation() == null ? name : "%s, %s".formatted(name,
                directory.findOrganisation(row.organisation()).map(Organisation::name).orElse(row.organisation()));
    }

    private List<Choice> choices(Enum<?>[] constants) {
        return Arrays.stream(constants).map(each -> new Choice(each.name(), words.of(each))).toList();
    }
}
