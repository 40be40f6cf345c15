package fr.maillage.dossier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.security.CurrentUser;

/** Standing aside from a dossier: everybody for oneself. */
@RestController
@RequestMapping("/api/dossiers/{reference}/recusal")
@Tag(name = "Actes sur un dossier")
class RecusalApi {

    record Recusal(@NotBlank @Size(max = 2000) String reason) {
    }

    private final Recusals recusals;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    RecusalApi(Recusals recusals, DossierAccess access, CurrentUser currentUser) {
        this.recusals = recusals;
        this.access = access;
        this.currentUser = currentUser;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Se déporter : ses tâches reviennent à ses collègues")
    void recuse(@PathVariable String reference, @Valid @RequestBody Recusal recusal) {
        access.readable(reference);
        recusals.recuse(reference, currentUser.get().id(), recusal.reason());
    }
}
