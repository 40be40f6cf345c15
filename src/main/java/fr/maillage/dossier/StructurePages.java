package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

import fr.maillage.dossier.Centre.Approval;

/** The part of a dossier's page about what is particular to its kind: a centre, the devices of a DAC, a historical platform. */
@Controller
class StructurePages {

    private final DossierAccess access;
    private final Centres centres;
    private final Devices devices;
    private final Platforms platforms;

    StructurePages(DossierAccess access, Centres centres, Devices devices, Platforms platforms) {
        this.access = access;
        this.centres = centres;
        this.devices = devices;
        this.platforms = platforms;
    }

    @GetMapping("/dossiers/{reference}/structure")
    String section(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        Optional<Centre> centre = centres.find(dossier.reference());
        model.addAttribute("centre", centre.orElse(null));
        model.addAttribute("approvalSince", centre.flatMap(each -> each.approvalEndedOn().or(each::approvalOn)).orElse(null));
        model.addAttribute("definitiveAfter", centre.flatMap(this::definitiveAfter).orElse(null));
        model.addAttribute("administration", access.reader(dossier).kind() == Reader.Kind.ADMINISTRATION);
        model.addAttribute("devices", devices.of(dossier.reference()));
        model.addAttribute("platform", platforms.find(dossier.reference()).orElse(null));
        return "dossier/structure :: section";
    }

    /** For whoever may not read it, a dossier does not exist. */
    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    private Optional<LocalDate> definitiveAfter(Centre centre) {
        return centre.approval().filter(Approval.PROVISIONAL::equals).filter(each -> centres.isOpen(centre.dossier()))
                .map(each -> centres.lastProvisionalDay(centre.dossier()));
    }
}
