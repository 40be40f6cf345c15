package fr.maillage.funding;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.security.CurrentUser;

/** The part of a dossier's page about its aids. */
@Controller
class AidPages {

    private final AidReading reading;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    AidPages(AidReading reading, DossierAccess access, CurrentUser currentUser) {
        this.reading = reading;
        this.access = access;
        this.currentUser = currentUser;
    }

    @GetMapping("/dossiers/{reference}/aides")
    String section(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        model.addAttribute("aids", reading.of(dossier.reference(), access.reader(dossier)));
        model.addAttribute("mayWrite", access.mayWrite(currentUser.get(), dossier));
        return "funding/section :: section";
    }
}
