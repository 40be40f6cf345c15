package fr.maillage.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

/** Acts that end the path of a dossier and take the project up otherwise; 409 in words when not possible. */
@RestController
@RequestMapping("/api/dossiers/{reference}")
@Tag(name = "Actes sur un dossier")
class ReroutingApi {

    record Like(String reference, String name, String stageLabel, Set<SimilarDossiers.Sign> signs) {
    }

    private final DossierAccess access;
    private final Rerouting rerouting;
    private final Transfers transfers;
    private final SimilarDossiers similar;
    private final Cards cards;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    ReroutingApi(DossierAccess access, Rerouting rerouting, Transfers transfers, SimilarDossiers similar, Cards cards,
                 Submissions submissions, CurrentUser currentUser) {
        this.access = access;
        this.rerouting = rerouting;
        this.transfers = transfers;
        this.similar = similar;
        this.cards = cards;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @GetMapping("/similar")
    @Operation(summary = "Dossiers qui pourraient porter le même projet")
    List<Like> similar(@PathVariable String reference) {
        return similar.of(access.readable(reference)).stream()
                .map(each -> new Like(each.dossier().reference(), each.dossier().name(), cards.stageLabel(each.dossier()),
                        each.signs()))
                .toList();
    }

    @GetMapping("/beside")
    @Operation(summary = "Ce qui court sur le dossier à côté de son parcours : aides, missions, actes")
    List<Rerouting.Beside> beside(@PathVariable String reference) {
        return rerouting.beside(access.readable(reference).reference());
    }

    @PostMapping("/type")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Changer de type : le parcours reprend sous l’autre type, au début de son étape")
    void changeType(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.steerable(reference);
        Acts.ChangeType act = submissions.bind(body, Acts.ChangeType.class);
        rerouting.changeType(reference, act.type(), act.reason(), orNone(act.ended()), me());
    }

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Proposer le dossier à une autre délégation, qui l’accepte ou le refuse")
    void transfer(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.piloted(reference);
        Acts.Transfer act = submissions.bind(body, Acts.Transfer.class);
        transfers.propose(reference, act.departement(), act.reason(), me());
    }

    @PostMapping("/merger")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Regrouper : ce dossier se termine, l’autre garde ses membres, ses documents et son journal")
    void merge(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        access.piloted(reference);
        Acts.Merge act = submissions.bind(body, Acts.Merge.class);
        access.steerable(act.into());
        rerouting.merge(reference, act.into(), act.reason(), orNone(act.ended()), me());
    }

    private static Set<String> orNone(Set<String> ended) {
        return Objects.requireNonNullElse(ended, Set.of());
    }

    private String me() {
        return currentUser.get().id();
    }
}
