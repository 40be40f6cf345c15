package fr.maillage.tasklist;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

import fr.maillage.security.CurrentUser;
import fr.maillage.security.EndpointTable;
import fr.maillage.security.MaillageUser;

/** Where the person who is logged in may go; asked by {@code layout.html} and by the home page. */
@Component("navigation")
public class Navigation {

    /**
     * @param text        what the link says, in French
     * @param description what one does there, for the home page
     */
    public record Link(String href, String text, String description) {
    }

    /**
     * @param user null when nobody is logged in
     */
    public record Header(String user, List<Link> links, boolean trial) {
    }

    private final CurrentUser currentUser;
    private final EndpointTable endpoints;
    private final boolean trial;

    Navigation(CurrentUser currentUser, EndpointTable endpoints, Environment environment) {
        this.currentUser = currentUser;
        this.endpoints = endpoints;
        this.trial = environment.acceptsProfiles(Profiles.of("trial"));
    }

    public Header current() {
        return currentUser.find()
                .map(user -> new Header(user.name(), links(user), trial))
                .orElseGet(() -> new Header(null, List.of(), trial));
    }

    private List<Link> links(MaillageUser user) {
        List<Link> links = new ArrayList<>();
        links.add(new Link("/camunda/app/tasklist/default/", "Mes tâches",
                "Prendre et terminer les tâches proposées à votre organisme, déclarer un nouveau projet."));
        links.add(new Link("/dossiers", "Mes dossiers",
                "Suivre un dossier, voir où il en est et à qui est la balle, le retrouver par son nom ou sa commune."));
        links.add(new Link("/parapheur", "Parapheur",
                "Lire et signer ce qui attend votre signature, ou le renvoyer."));
        links.add(new Link("/paiements", "Paiements",
                "Payer ou solder ce qui est dû, avec les montants et l’état des RIB."));
        links.add(new Link("/finess", "Numéros FINESS",
                "Enregistrer les numéros attendus."));
        links.add(new Link("/equipe", "Mon équipe",
                "Voir les tâches de votre équipe, les confier, les reporter, relancer."));
        links.add(new Link("/registre", "Registre",
                "Consulter les structures labellisées, en fonctionnement ou retirées, à la date de votre choix."));
        links.add(new Link("/indicateurs", "Indicateurs",
                "Compter les projets par étape, les communes couvertes et les structures d’un territoire, à la date de votre choix."));
        links.add(new Link("/courriels", "Courriels",
                "Lire ce qui a été écrit aux porteurs et aux organismes, et renvoyer ce qui n’est pas parti."));
        links.add(new Link("/seances", "Séances",
                "Prévoir une séance de comité, voir les dossiers de son ordre du jour."));
        links.add(new Link("/mesures", "Mesures",
                "Tenir le catalogue des mesures de votre organisme et, dans une caisse MSA, les liens de ses élus."));
        links.add(new Link("/missions", "Missions",
                "Suivre les missions de prestataires : bons de commande, livrables, ce qui est en retard."));
        links.add(new Link("/camunda/app/cockpit/default/", "Supervision",
                "Voir où en est chaque parcours sur son diagramme, et ce qui bloque."));
        links.add(new Link("/administration", "Administration",
                "Tenir à jour les organismes, les agents et les tables de référence."));
        links.add(new Link("/absence", "Absences",
                "Prévoir votre absence et choisir qui vous remplace."));
        if (trial) {
            links.add(new Link("/essai/courriels", "Courriels d’essai",
                    "Lire les courriels que l’application a envoyés : aucun ne sort de cette machine."));
            links.add(new Link("/essai/horloge", "Horloge d’essai",
                    "Avancer la date de l’application pour voir arriver les échéances."));
        }
        links.removeIf(link -> !endpoints.mayCall(user, "GET", link.href()));
        return links;
    }
}
