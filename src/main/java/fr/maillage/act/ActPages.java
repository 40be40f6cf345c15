package fr.maillage.act;

import java.util.List;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The part of a dossier's page about its acts: what was reported, planned, called for, applied for. */
@Controller
class ActPages {

    private final Acts acts;
    private final FieldReports reports;
    private final SharedPosts posts;
    private final Communes communes;
    private final DossierAccess access;

    ActPages(Acts acts, FieldReports reports, SharedPosts posts, Communes communes, DossierAccess access) {
        this.acts = acts;
        this.reports = reports;
        this.posts = posts;
        this.communes = communes;
        this.access = access;
    }

    /** Reports and the ranking of a jury are for administrations; those who accompany see what is planned. */
    @GetMapping("/dossiers/{reference}/actes")
    String section(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        boolean administration = access.reader(dossier).kind() == Reader.Kind.ADMINISTRATION;
        model.addAttribute("zone", ParisTime.ZONE);
        model.addAttribute("acts", acts.of(reference));
        reports.find(reference).filter(report -> administration).ifPresent(report -> {
            model.addAttribute("report", report);
            model.addAttribute("reporter", reports.memberOf(reference).fullName());
            model.addAttribute("place", communes.find(report.commune()).map(Commune::name).orElse(report.commune()));
        });
        posts.findCall(reference).ifPresent(call -> {
            model.addAttribute("call", call);
            model.addAttribute("grid", posts.grid(reference));
            model.addAttribute("applications", administration ? posts.applications(reference) : List.of());
        });
        posts.find(reference).ifPresent(post -> {
            model.addAttribute("post", post);
            model.addAttribute("callTitle", posts.call(post.call()).title());
            model.addAttribute("score", administration ? post.score() : null);
        });
        return "act/section :: section";
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
