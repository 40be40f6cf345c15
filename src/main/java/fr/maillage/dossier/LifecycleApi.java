package fr.maillage.dossier;

import java.util.List;
import java.util.Map;

import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.Submissions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Acts that need no task: they reach the dossier's path as messages, or answer 409 in words when not possible. */
@RestController
@RequestMapping("/api/dossiers/{reference}")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Tag(name = "Actes sur un dossier")
class LifecycleApi {

    private final DossierAccess access;
    private final Lifecycle lifecycle;
    private final Notes notes;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    LifecycleApi(DossierAccess access, Lifecycle lifecycle, Notes notes, Submissions submissions,
                 CurrentUser currentUser) {
        this.access = access;
        this.lifecycle = lifecycle;
        this.notes = notes;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @PostMapping("/dormancy")
    @Operation(summary = "Mettre en veille")
    void sleep(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        Acts.PutToSleep act = submissions.bind(body, Acts.PutToSleep.class);
        lifecycle.putToSleep(reference, act.reviewOn(), act.reason(), me());
    }

    @PostMapping("/resumption")
    @Operation(summary = "Reprendre un dossier en veille")
    void resume(@PathVariable String reference, @RequestBody(required = false) Map<String, Object> body) {
        access.steerable(reference);
        lifecycle.resume(reference, note(body), me());
    }

    @PostMapping("/closure-notice")
    @Operation(summary = "Notifier le préavis de classement sans suite")
    void giveClosureNotice(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        lifecycle.giveClosureNotice(reference, reason(body), me());
    }

    @PostMapping("/sign-of-life")
    @Operation(summary = "Enregistrer un signe de vie du porteur")
    void recordSignOfLife(@PathVariable String reference, @RequestBody(required = false) Map<String, Object> body) {
        access.steerable(reference);
        lifecycle.recordSignOfLife(reference, note(body), me());
    }

    @PostMapping("/abandonment")
    @Operation(summary = "Enregistrer l’abandon du porteur")
    void abandon(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        lifecycle.abandon(reference, reason(body), me());
    }

    @PostMapping("/lead")
    @Operation(summary = "Enregistrer le départ du porteur : une tâche demande le suivant")
    void leadLeaves(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        lifecycle.leadLeaves(reference, reason(body), me());
    }

    @PostMapping("/notes")
    @Operation(summary = "Noter un échange", description = "Interne à l’organisation si rien n’est dit de la visibilité.")
    void note(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.withNewNote(reference);
        notes.write(dossier, submissions.bind(body, Acts.Note.class), currentUser.get());
    }

    @GetMapping("/colleagues")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "Collègues que l’on peut mentionner dans une note")
    List<Notes.Mentionable> colleagues(@PathVariable String reference) {
        return notes.mentionable(access.withNewNote(reference), currentUser.get());
    }

    private String reason(Map<String, Object> body) {
        return submissions.bind(body, Acts.Reasoned.class).reason();
    }

    private String note(Map<String, Object> body) {
        return submissions.bind(body == null ? Map.of() : body, Acts.Noted.class).note();
    }

    private String me() {
        return currentUser.get().id();
    }
}
