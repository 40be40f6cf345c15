package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * A real CPTS in a real browser: every organisation works in its own Tasklist.
 */
@BrowserTest
class CptsInTasklistIT {

    private static final String LEAD = "jeanne.martin@sante-voiron.example";

    @LocalServerPort
    private int port;

    @Test
    void takesTheVoironnaisFromDeclarationToOperation() {
        try (Chromium chromium = Chromium.launch()) {
            String address = "http://localhost:" + port;
            anonymousVisitorsAreSentToTheLogin(chromium, address);
            CptsPath path = new CptsPath(chromium.browser(), address);
            path.declare();
            path.qualify();
            path.interview();
            supervisorsOnlyReachCockpit(path);
            path.support();
            path.accept();
            path.diagnosis();
            path.mobilise();
            path.letter();
            path.writing();
            path.review();
            path.structure();
            path.contract();
            path.label();
            theDossierIsInOperation(path);
            theMailsHaveArrived(path);
        }
    }

    private void anonymousVisitorsAreSentToTheLogin(Chromium chromium, String address) {
        try (BrowserContext anonymous = chromium.browser().newContext()) {
            Page page = anonymous.newPage();
            page.navigate(address + "/camunda/app/tasklist/default/");
            assertThat(page).hasURL(Pattern.compile(".*/connexion.*"));
            page.navigate(address + "/essai/courriels");
            assertThat(page).hasURL(Pattern.compile(".*/connexion.*"));
        }
    }

    private void supervisorsOnlyReachCockpit(CptsPath path) {
        Page rachid = path.as("rachid.delegation38").page();
        Locator process = rachid.getByText("Création d’une CPTS").first();
        WebappPage.load(rachid, "/camunda/app/cockpit/default/#/processes", process);
        process.click();
        assertThat(rachid.getByText(path.reference()).first()).isVisible();
        path.photograph("rachid.delegation38", "Cockpit");
        assertThat(path.as("aurore.ars974").page().navigate("/camunda/app/cockpit/default/").status()).isEqualTo(403);
    }

    private void theDossierIsInOperation(CptsPath path) {
        Page alice = path.as("alice.delegation38").page();
        Locator stage = alice.locator("main").getByText("En fonctionnement").first();
        alice.waitForCondition(() -> {
            alice.navigate("/dossiers/" + path.reference());
            return stage.isVisible();
        });
        assertThat(alice.locator("main")).containsText("53 088 habitants, taille 2");
        path.photograph("alice.delegation38", "Dossier en fonctionnement");
    }

    private void theMailsHaveArrived(CptsPath path) {
        Page alice = path.as("alice.delegation38").page();
        alice.navigate("/essai/courriels?q=" + path.reference());
        arrived(alice, LEAD, "votre déclaration est enregistrée");
        arrived(alice, "cpam-isere@", "projet déclaré");
        arrived(alice, "cpam-isere@", "à faire : Qualifier le projet");
        arrived(alice, "denis.msa@", "accompagnement proposé");
        arrived(alice, "fabien.femasaura@", "accompagnement proposé");
        arrived(alice, LEAD, "accompagnateur désigné");
        arrived(alice, "medard.msa@", "médecin conseil désigné");
        arrived(alice, "urps-84@", "avis demandé");
        arrived(alice, LEAD, "lettre d’intention validée");
        arrived(alice, LEAD, "dépôt enregistré");
        arrived(alice, LEAD, "dossier complet");
        arrived(alice, LEAD, "projet de santé validé");
        arrived(alice, LEAD, "amorçage versé");
        arrived(alice, LEAD, "contrat signé");
        arrived(alice, LEAD, "numéro FINESS attribué");
        arrived(alice, "karim.besson@", "en fonctionnement");
        arrived(alice, "msa-alpes-du-nord@", "en fonctionnement");
        path.photograph("alice.delegation38", "Courriels d’essai");
        mail(alice, LEAD, "projet de santé validé").getByRole(AriaRole.LINK).click();
        assertThat(alice.locator("main")).containsText("Pièce jointe");
        path.photograph("alice.delegation38", "Décision par courriel");
    }

    /** The mail may still be on its way. */
    private static void arrived(Page mailbox, String recipient, String subject) {
        Locator mail = mail(mailbox, recipient, subject).first();
        if (!mail.isVisible()) {
            mailbox.waitForCondition(() -> {
                mailbox.reload();
                return mail.isVisible();
            });
        }
    }

    private static Locator mail(Page mailbox, String recipient, String subject) {
        return mailbox.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(recipient))
                .filter(new Locator.FilterOptions().setHasText(subject));
    }
}
