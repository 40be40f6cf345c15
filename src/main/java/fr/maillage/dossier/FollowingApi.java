package fr.maillage.dossier;

import fr.maillage.security.CurrentUser;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** To follow a dossier, or no longer: everybody for oneself. */
@RestController
@RequestMapping("/api/dossiers/{reference}/following")
@Tag(name = "Dossiers")
class FollowingApi {

    private final Followers followers;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    FollowingApi(Followers followers, DossierAccess access, CurrentUser currentUser) {
        this.followers = followers;
        this.access = access;
        this.currentUser = currentUser;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Suivre un dossier", description = "Il reste dans « Mes dossiers » et ses étapes sont annoncées par courriel.")
    void follow(@PathVariable String reference) {
        followers.follow(access.readable(reference).reference(), currentUser.get().id());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ne plus suivre un dossier")
    void unfollow(@PathVariable String reference) {
        followers.unfollow(DossierReference.parse(reference).toString(), currentUser.get().id());
    }
}
