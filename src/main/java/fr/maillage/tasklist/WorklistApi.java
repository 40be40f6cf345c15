package fr.maillage.tasklist;

import java.util.List;
import java.util.Map;

import fr.maillage.dossier.DossierSearch;
import fr.maillage.security.Authorisations;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.EndpointTable;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.Right;
import fr.maillage.security.Scope;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the list of Tasklist asks beyond the engine: counts of all filters, dossiers by words. */
@RestController
@RequestMapping("/api/worklist")
@Tag(name = "Liste de tâches")
class WorklistApi {

    /** As many dossiers as the list of tasks is narrowed to. */
    private static final int DOSSIERS = 200;

    /**
     * @param dossiers  how many of those that the words mean have a task for the person
     * @param instances processes of these tasks: by these, unlike by business keys, the engine narrows a filter
     * @param more      whether there are other dossiers, so that more words should be typed
     */
    record Found(int dossiers, List<String> instances, boolean more) {
    }

    /**
     * @param dossiers whether the list of dossiers is open to the person
     * @param starts   whether the person may declare a project or begin an act
     */
    record Ways(boolean dossiers, boolean starts) {
    }

    private final FilterCounts counts;
    private final DossierSearch search;
    private final WaitingTasks waitingTasks;
    private final EndpointTable endpoints;
    private final Authorisations authorisations;
    private final CurrentUser currentUser;

    WorklistApi(FilterCounts counts, DossierSearch search, WaitingTasks waitingTasks, EndpointTable endpoints,
                Authorisations authorisations, CurrentUser currentUser) {
        this.counts = counts;
        this.search = search;
        this.waitingTasks = waitingTasks;
        this.endpoints = endpoints;
        this.authorisations = authorisations;
        this.currentUser = currentUser;
    }

    @GetMapping("/ways")
    @Operation(summary = "Savoir où mène la liste de tâches", description = "Qui paie ou numérote n’a pas de liste de dossiers et ne déclare rien.")
    Ways ways() {
        MaillageUser user = currentUser.get();
        return new Ways(endpoints.mayCall(user, "GET", "/dossiers"), authorisations.allow(user, Right.PATH_START, Scope.ANY));
    }

    @GetMapping("/counts")
    @Operation(summary = "Compter les tâches de chacun de ses filtres", description = "Par identifiant de filtre.")
    Map<String, Long> counts() {
        return counts.of(currentUser.get());
    }

    @GetMapping("/dossiers")
    @Operation(summary = "Trouver des dossiers par nom, référence ou commune",
            description = "Pour restreindre la liste de tâches ; accents et majuscules ne comptent pas.")
    Found dossiers(@RequestParam String q) {
        MaillageUser user = currentUser.get();
        List<String> found = search.referencesOf(q, user, DOSSIERS + 1);
        Map<String, List<String>> processes = waitingTasks.processesFor(user,
                found.subList(0, Math.min(DOSSIERS, found.size())));
        return new Found(processes.size(), processes.values().stream().flatMap(List::stream).toList(),
                found.size() > DOSSIERS);
    }
}
