package fr.maillage.tasklist;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The dossier beside the form of a task, for the panel in Tasklist. */
@RestController
@Tag(name = "Tâches")
class PanelController {

    private final Panels panels;

    private final Diagrams diagrams;

    PanelController(Panels panels, Diagrams diagrams) {
        this.panels = panels;
        this.diagrams = diagrams;
    }

    @GetMapping("/api/tasks/{taskId}/panel")
    @Operation(summary = "Lire le dossier d’une tâche", description = "Tout le panneau en une fois, autant que l’on peut en lire.")
    Panel panel(@PathVariable String taskId) {
        return panels.of(taskId).orElseThrow(PanelController::unknown);
    }

    @GetMapping("/api/tasks/{taskId}/diagrams")
    @Operation(summary = "Voir où en est le parcours d’une tâche",
            description = "Le diagramme de son parcours et de ceux qui l’ont appelé, avec les étapes en cours.")
    List<Diagram> diagrams(@PathVariable String taskId) {
        return diagrams.of(taskId).orElseThrow(PanelController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "Cette tâche n’existe plus ou ne vous est pas proposée.");
    }
}
