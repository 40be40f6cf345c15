package fr.maillage.review;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Reader;
import fr.maillage.security.CurrentUser;

/** The part of a dossier's page about its letters and projects, with the acts on a project that is under review. */
@Controller
class ReviewPages {

    private final ReviewReading reading;
    private final LegalTerms terms;
    private final ReviewWords words;
    private final DossierAccess access;
    private final Actors actors;
    private final Documents documents;
    private final CurrentUser currentUser;

    ReviewPages(ReviewReading reading, LegalTerms terms, ReviewWords words, DossierAccess access, Actors actors, Documents documents,
                CurrentUser currentUser) {
        this.reading = reading;
        this.terms = terms;
        this.words = words;
        this.access = access;
        this.actors = actors;
        this.documents = documents;
        this.currentUser = currentUser;
    }

    @GetMapping("/dossiers/{reference}/instruction")
    String section(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        Reader reader = access.reader(dossier);
        boolean handler = currentUser.get().groups().contains(actors.delegation(reference));
        model.addAttribute("filings", reading.summary(dossier, reader).filings());
        model.addAttribute("type", dossier.type());
        model.addAttribute("words", words);
        model.addAttribute("running", terms.isUnderReview(reference));
        model.addAttribute("handler", handler);
        model.addAttribute("mayCorrect", handler || currentUser.get().groups().contains(actors.supervisors(reference)));
        model.addAttribute("maySteer", access.mayWrite(currentUser.get(), dossier));
        model.addAttribute("channels", Channel.values());
        model.addAttribute("documents", documents.list(reference, reader));
        return "review/section :: section";
    }
}
