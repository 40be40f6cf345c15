package fr.maillage.notification;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.Submissions;
import fr.maillage.workflow.Widget;

/** Writing to the lead without waiting for a task. */
@RestController
@RequestMapping("/api/dossiers/{reference}/letters")
@Tag(name = "Actes sur un dossier")
class LeadLetterApi {

    record LetterToLead(@NotBlank @Size(max = 150) String subject,
                        @NotBlank @Size(max = 4000) @Widget("textarea") String text) {
    }

    private final DossierAccess access;
    private final LeadLetters letters;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    LeadLetterApi(DossierAccess access, LeadLetters letters, Submissions submissions, CurrentUser currentUser) {
        this.access = access;
        this.letters = letters;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @PostMapping("/preview")
    @Operation(summary = "Lire un message au porteur tel qu’il partirait", description = "Rien n’est envoyé.")
    Mailing.Preview preview(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        LetterToLead letter = submissions.bind(body, LetterToLead.class);
        return letters.preview(dossier, letter.subject(), letter.text(), currentUser.get().id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Écrire au porteur", description = "Les réponses vont à la personne en charge du dossier ; le message est noté au journal, visible du porteur.")
    void send(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        LetterToLead letter = submissions.bind(body, LetterToLead.class);
        letters.send(dossier, letter.subject(), letter.text(), currentUser.get().id());
    }
}
