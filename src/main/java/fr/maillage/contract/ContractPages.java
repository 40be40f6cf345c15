package fr.maillage.contract;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.UnknownDossier;

/** The part of a dossier's page about its contracts: who has signed, what is paid, what is still to be filled in. */
@Controller
class ContractPages {

    private final ContractReading reading;
    private final DossierAccess access;

    ContractPages(ContractReading reading, DossierAccess access) {
        this.reading = reading;
        this.access = access;
    }

    @GetMapping("/dossiers/{reference}/contrat")
    String section(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        model.addAttribute("contracts", reading.summaries(dossier.reference()));
        model.addAttribute("readsAmounts", !accompanies(access.reader(dossier), dossier));
        return "contract/section :: section";
    }

    /** What is paid is between the parties: whoever accompanies the lead learns it from the lead. */
    private static boolean accompanies(Reader reader, Dossier dossier) {
        return reader.kind() != Reader.Kind.ADMINISTRATION && dossier.participants().stream().anyMatch(each ->
                each.isActive() && each.role().isAccompanying() && reader.organisations().contains(each.organisation()));
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
