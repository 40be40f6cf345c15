package fr.maillage.security;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import fr.maillage.workflow.RefusedSubmission;

/** « Mon compte »: one's own password and sessions. */
@Controller
@RequestMapping("/compte")
class AccountPages {

    private static final String PAGE = "compte";

    private final CurrentUser currentUser;
    private final Accounts accounts;
    private final OpenSessions sessions;
    private final LoginMethod login;
    private final MessageSource messages;

    AccountPages(CurrentUser currentUser, Accounts accounts, OpenSessions sessions, LoginMethod login,
                 MessageSource messages) {
        this.currentUser = currentUser;
        this.accounts = accounts;
        this.sessions = sessions;
        this.login = login;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        MaillageUser user = currentUser.get();
        model.addAttribute("account", user);
        model.addAttribute("hasPassword", login.hasForm(false) && accounts.hasPassword(user.id()));
        return PAGE;
    }

    @PostMapping("/mot-de-passe")
    String changePassword(@RequestParam String old, @RequestParam String wanted, @RequestParam String repeated,
                          Model model) {
        try {
            accounts.changePassword(currentUser.get().id(), old, wanted, repeated);
            return "redirect:/connexion?change";
        } catch (RefusedSubmission refusal) {
            model.addAttribute("field", refusal.field());
            model.addAttribute("problem", messages.getMessage(refusal.text(), Locale.FRENCH));
            return show(model);
        }
    }

    @PostMapping("/sessions/fin")
    String endSessions() {
        sessions.endAll(currentUser.get().id());
        return "redirect:/connexion?partout";
    }
}
