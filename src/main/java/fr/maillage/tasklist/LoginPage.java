package fr.maillage.tasklist;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import fr.maillage.security.CurrentUser;
import fr.maillage.security.LoginOffer;

/** The login page, and the page on which a login in a window of its own ends. */
@Controller
class LoginPage {

    private final CurrentUser currentUser;
    private final LoginOffer offer;
    private final ObjectProvider<TrialAccounts> trialAccounts;

    LoginPage(CurrentUser currentUser, LoginOffer offer, ObjectProvider<TrialAccounts> trialAccounts) {
        this.currentUser = currentUser;
        this.offer = offer;
        this.trialAccounts = trialAccounts;
    }

    @GetMapping("/connexion")
    Object login(@RequestParam(required = false) String retour, @RequestParam(required = false) String secours,
                 Model model) {
        if (currentUser.find().isPresent()) {
            RedirectView back = new RedirectView(offer.returnAddress(retour));
            back.setExpandUriTemplateVariables(false);
            return back;
        }
        TrialAccounts accounts = trialAccounts.getIfAvailable();
        model.addAttribute("retour", offer.returnAddress(retour));
        model.addAttribute("form", offer.hasForm(secours != null));
        model.addAttribute("provider", offer.provider());
        model.addAttribute("trialAccounts", accounts == null || !offer.hasForm(false) ? List.of() : accounts.all());
        return "connexion";
    }

    @GetMapping("/session")
    String renewed() {
        return "session";
    }
}
