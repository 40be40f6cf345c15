package fr.maillage.dossier;

import java.util.List;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The part of a dossier's page about its course: linked and similar dossiers, another type, another delegation, regroupement. */
@Controller
class ReroutingPages {

    private final DossierAccess access;
    private final Rerouting rerouting;
    private final Transfers transfers;
    private final SimilarDossiers similar;
    private final Links links;
    private final DossierSearch search;
    private final CurrentUser currentUser;

    ReroutingPages(DossierAccess access, Rerouting rerouting, Transfers transfers, SimilarDossiers similar,
                   Links links, DossierSearch search, CurrentUser currentUser) {
        this.access = access;
        this.rerouting = rerouting;
        this.transfers = transfers;
        this.similar = similar;
        this.links = links;
        this.search = search;
        this.currentUser = currentUser;
    }

    @GetMapping("/dossiers/{reference}/parcours")
    String section(@PathVariable String reference, Model model) {
        MaillageUser user = currentUser.get();
        Dossier dossier = access.readable(reference);
        boolean open = dossier.stage().isInPreparation() && dossier.type().isStructure();
        boolean steers = open && access.maySteer(user, dossier);
        boolean pilots = open && access.mayPilot(user, dossier);
        List<SimilarDossiers.Similar> alike = open ? similar.of(dossier) : List.of();
        model.addAttribute("dossier", dossier);
        List<Links.Link> linked = links.of(dossier.reference());
        model.addAttribute("links", linked);
        model.addAttribute("readable", linked.isEmpty() ? Set.of()
                : search.readable(linked.stream().map(Links.Link::reference).toList(), user));
        model.addAttribute("linkTypes", access.mayWrite(user, dossier) ? LinkType.byHand() : List.of());
        model.addAttribute("similar", alike);
        model.addAttribute("mergeable", pilots ? alike.stream()
                .map(SimilarDossiers.Similar::dossier)
                .filter(other -> other.type() == dossier.type() && access.maySteer(user, other)).toList() : List.of());
        model.addAttribute("types", steers && dossier.milestones().validatedOn() == null
                ? rerouting.otherTypes(dossier) : List.<StructureType>of());
        model.addAttribute("receivers", pilots ? transfers.receivers(dossier) : List.of());
        model.addAttribute("pending", transfers.open(reference).isPresent());
        model.addAttribute("beside", steers ? rerouting.beside(reference) : List.of());
        model.addAttribute("pilots", pilots);
        return "dossier/course :: section";
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
