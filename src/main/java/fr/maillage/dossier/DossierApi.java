package fr.maillage.dossier;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import fr.maillage.directory.StructureType;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.PathStart;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Submissions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers over HTTP: declare, find, read, edit. What is sent is bound and refused as a task's form is. */
@RestController
@RequestMapping("/api/dossiers")
@Tag(name = "Dossiers")
class DossierApi {

    private static final int JOURNAL_PAGE = 100;

    record Opened(String reference, String processInstanceId) {
    }

    record Page(List<DossierSummary> dossiers, int page, int size, long total) {
    }

    record Team(int version, List<TeamMember> members) {
    }

    private final DossierAccess access;
    private final DossierSearch search;
    private final DossierViews views;
    private final Dossiers dossiers;
    private final Lifecycle lifecycle;
    private final Links links;
    private final Journal journal;
    private final TaskRecords records;
    private final Portraits portraits;
    private final PathStart paths;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    DossierApi(DossierAccess access, DossierSearch search, DossierViews views, Dossiers dossiers, Lifecycle lifecycle,
               Links links, Journal journal, TaskRecords records, Portraits portraits, PathStart paths,
               Submissions submissions, CurrentUser currentUser) {
        this.access = access;
        this.search = search;
        this.views = views;
        this.dossiers = dossiers;
        this.lifecycle = lifecycle;
        this.links = links;
        this.journal = journal;
        this.records = records;
        this.portraits = portraits;
        this.paths = paths;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @PostMapping
    @Operation(summary = "Déclarer un projet", description = "Le type et les champs du formulaire de déclaration "
            + "(name vaut structureName). Envoyer deux fois le même declarationId n’ouvre qu’un dossier.")
    ResponseEntity<Opened> declare(@RequestBody Map<String, Object> declaration) {
        Map<String, Object> values = new HashMap<>(declaration);
        String path = Paths.of(type(values.remove("type")));
        if (values.containsKey("name")) {
            values.putIfAbsent("structureName", values.remove("name"));
        }
        values.putIfAbsent("declarationId", UUID.randomUUID().toString());
        PathStart.Started started = paths.start(path, values);
        return ResponseEntity.created(URI.create("/api/dossiers/" + started.reference()))
                .body(new Opened(started.reference(), started.processInstanceId()));
    }

    private static StructureType type(Object given) {
        try {
            return StructureType.valueOf(Objects.toString(given, StructureType.CPTS.name()));
        } catch (IllegalArgumentException e) {
            throw new RefusedSubmission("type", "workflow.field.form");
        }
    }

    @GetMapping
    @Operation(summary = "Lister les dossiers que l’on peut lire")
    Page find(@ParameterObject DossierFilter filter) {
        return new Page(search.find(filter, currentUser.get()), filter.page(), filter.size(),
                search.count(filter, currentUser.get()));
    }

    @GetMapping("/{reference}")
    @Operation(summary = "Lire un dossier")
    DossierView get(@PathVariable String reference) {
        return views.of(access.readable(reference));
    }

    @GetMapping("/{reference}/journal")
    @Operation(summary = "Lire le journal, du plus récent au plus ancien",
            description = "before : identifiant de la dernière ligne de la page précédente.")
    List<JournalRow> journal(@PathVariable String reference, @RequestParam(required = false) Long before) {
        Reader reader = access.reader(access.withJournal(reference));
        return journal.read(reference, reader, before, JOURNAL_PAGE);
    }

    @GetMapping("/{reference}/submissions")
    @Operation(summary = "Lire ce qui a été saisi dans les tâches, du plus ancien au plus récent")
    List<TaskRecords.TaskRecord> submissions(@PathVariable String reference) {
        return records.list(reference, access.reader(access.withJournal(reference)));
    }

    @GetMapping("/{reference}/portrait")
    @Operation(summary = "Lire le dernier portrait de territoire", description = "Celui du jour si aucun n’a été établi.")
    Portrait portrait(@PathVariable String reference) {
        access.readable(reference);
        return portraits.latest(reference).orElseGet(() -> portraits.current(reference));
    }

    @GetMapping("/{reference}/team")
    @Operation(summary = "Lire l’équipe")
    Team team(@PathVariable String reference) {
        Dossier dossier = access.readable(reference);
        return new Team(dossier.version(), dossier.team());
    }

    @PutMapping("/{reference}/team")
    @Operation(summary = "Remplacer l’équipe", description = "409 si le dossier a changé depuis la version lue.")
    Team changeTeam(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        Acts.EditTeam edit = submissions.bind(body, Acts.EditTeam.class);
        Dossier changed = dossiers.changeTeam(reference, edit.version(),
                edit.members().stream().map(Acts.EditedMember::toMember).toList(), me());
        return new Team(changed.version(), changed.team());
    }

    @PutMapping("/{reference}/territory")
    @Operation(summary = "Redessiner le territoire",
            description = "409 si le dossier a changé depuis la version lue, ou pendant un délai légal.")
    DossierView changeTerritory(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        Acts.EditTerritory edit = submissions.bind(body, Acts.EditTerritory.class);
        return views.of(lifecycle.changeTerritory(reference, edit.version(), edit.communes(), edit.seatCommune(),
                edit.chosenFunds() == null ? Set.of() : edit.chosenFunds(), me()));
    }

    @PutMapping("/{reference}/lead")
    @Operation(summary = "Corriger le porteur ou ses coordonnées")
    DossierView changeLead(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        Acts.ChangeLead edit = submissions.bind(body, Acts.ChangeLead.class);
        dossiers.changeLead(reference, edit.lead().toLead(), edit.reason(), me());
        return views.of(dossiers.get(reference));
    }

    @PostMapping("/{reference}/links")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lier à un autre dossier")
    void link(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        Acts.LinkTo link = submissions.bind(body, Acts.LinkTo.class);
        if (!LinkType.byHand().contains(link.type())) {
            throw new RefusedSubmission("type", "dossier.link.merger");
        }
        String other = linkable(link.reference());
        if (other.equals(dossier.reference())) {
            throw new RefusedSubmission("reference", "dossier.link.itself");
        }
        links.link(dossier.reference(), link.type(), other, me());
    }

    private String linkable(String reference) {
        try {
            return access.readable(reference).reference();
        } catch (UnknownDossier e) {
            throw new RefusedSubmission("reference", "dossier.unknown", reference);
        }
    }

    private String me() {
        return currentUser.get().id();
    }
}
