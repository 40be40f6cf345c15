package fr.maillage.review;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;

/** The review of one dossier: what can be read of it, and what can be done to a filed project outside its tasks. */
@RestController
@RequestMapping("/api/dossiers/{reference}/review")
@Tag(name = "Instruction")
class ReviewController {

    /**
     * @param receivedOn day on which the authority received it
     * @param piece      code of a required piece; {@code null} when the filing itself is meant
     */
    record ReceiptCorrection(@NotNull LocalDate receivedOn, @NotBlank @Size(max = 2000) String reason,
                             @Size(max = 60) String piece) {
    }

    record Precisions(@NotBlank @Size(max = 10_000) String questions, @FutureOrPresent LocalDate answerBy) {
    }

    /** @param document id of the lead's letter in the documents of the dossier */
    record Withdrawal(@NotBlank @Size(max = 120) String depositedBy, @NotNull Channel channel,
                      @NotNull @PastOrPresent LocalDate receivedOn, @NotBlank @Size(max = 40) String document) {
    }

    private final ReviewReading reading;
    private final ReviewActs acts;
    private final LegalTerms terms;
    private final DossierAccess access;
    private final Actors actors;
    private final CurrentUser currentUser;

    ReviewController(ReviewReading reading, ReviewActs acts, LegalTerms terms, DossierAccess access, Actors actors,
                     CurrentUser currentUser) {
        this.reading = reading;
        this.acts = acts;
        this.terms = terms;
        this.access = access;
        this.actors = actors;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Lettres et dépôts du dossier, avec les avis, séances et décisions que le lecteur peut lire")
    ReviewSummary read(@PathVariable String reference) {
        Dossier dossier = access.readable(reference);
        return reading.summary(dossier, access.reader(dossier));
    }

    @PostMapping("/receipt")
    @Operation(summary = "Corriger la date de réception ; seul un responsable peut la repousser")
    ReviewSummary correctReceipt(@PathVariable String reference, @Valid @RequestBody ReceiptCorrection correction) {
        Dossier dossier = access.readable(reference);
        boolean supervisor = isSupervisor(reference);
        if (!supervisor && !isHandler(reference)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        terms.correctReceipt(reference, correction.piece(), correction.receivedOn(), correction.reason(), supervisor,
                user().id());
        return reading.summary(dossier, access.reader(dossier));
    }

    @PostMapping("/precisions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Demander des précisions au porteur, sans effet sur le délai légal")
    void askForPrecisions(@PathVariable String reference, @Valid @RequestBody Precisions precisions) {
        access.readable(reference);
        if (!isHandler(reference)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        acts.askForPrecisions(reference, precisions.questions(), precisions.answerBy(), user().id());
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Enregistrer le retrait du dépôt, demandé par écrit par le porteur")
    void withdraw(@PathVariable String reference, @Valid @RequestBody Withdrawal withdrawal) {
        access.steerable(reference);
        acts.withdraw(reference, new Deposit(withdrawal.depositedBy(), withdrawal.channel(), withdrawal.receivedOn()),
                withdrawal.document(), user().id());
    }

    /** The delegation that pilots the dossier. */
    private boolean isHandler(String reference) {
        return user().groups().contains(actors.delegation(reference));
    }

    private boolean isSupervisor(String reference) {
        return user().groups().contains(actors.supervisors(reference));
    }

    private MaillageUser user() {
        return currentUser.get();
    }
}
