package fr.maillage.security;

import java.time.ZoneId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.workflow.ParisTime;

/** Administrators open locked accounts, and end the sessions of somebody who lost a computer. */
@Controller
@RequestMapping("/administration/comptes")
class LockedAccountPages {

    private static final String BACK = "redirect:/administration/comptes";

    private final Accounts accounts;
    private final EngineUsers users;
    private final OpenSessions sessions;

    LockedAccountPages(Accounts accounts, EngineUsers users, OpenSessions sessions) {
        this.accounts = accounts;
        this.users = users;
        this.sessions = sessions;
    }

    @ModelAttribute("paris")
    ZoneId paris() {
        return ParisTime.ZONE;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("locked", accounts.locked());
        return "administration/comptes";
    }

    @PostMapping("/{id}/deblocage")
    String unlock(@PathVariable String id, RedirectAttributes next) {
        MaillageUser user = found(id);
        accounts.unlock(id);
        next.addFlashAttribute("notice", "Le compte de " + user.name() + " est débloqué.");
        return BACK;
    }

    @PostMapping("/{id}/sessions/fin")
    String endSessions(@PathVariable String id, RedirectAttributes next) {
        MaillageUser user = found(id);
        sessions.endAll(id);
        next.addFlashAttribute("notice", "Toutes les sessions de " + user.name() + " sont fermées.");
        return BACK;
    }

    private MaillageUser found(String id) {
        return users.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
