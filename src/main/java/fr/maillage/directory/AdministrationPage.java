package fr.maillage.directory;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where an administrator starts. */
@Controller
class AdministrationPage {

    @GetMapping("/administration")
    String start() {
        return "administration/accueil";
    }
}
