package fr.maillage.tasklist;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page and the home page. */
@Controller
class HomeController {

    private final Navigation navigation;
    private final ObjectProvider<TrialAccounts> trialAccounts;

    HomeController(Navigation navigation, ObjectProvider<TrialAccounts> trialAccounts) {
        this.navigation = navigation;
        this.trialAccounts = trialAccounts;
    }

    @GetMapping("/connexion")
    String login(Model model) {
        TrialAccounts accounts = trialAccounts.getIfAvailable();
        model.addAttribute("trialAccounts", accounts == null ? List.of() : accounts.all());
        return "connexion";
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("destinations", navigation.current().links());
        return "accueil";
    }
}
