package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import fr.maillage.Visitor;

/** The people of a browser test, each in a browser of their own, and the pictures of what they see. */
final class People {

    /** For a page on a machine that is busy with other tests. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Browser browser;
    private final String address;
    private final Path screenshots;
    private final Map<String, TasklistPage> people = new LinkedHashMap<>();
    private int pictures;

    /** @param path under whose name the pictures are kept */
    People(Browser browser, String address, String path) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        this.browser = browser;
        this.address = address;
        this.screenshots = Path.of("target", "screenshots", path);
    }

    /** Tasklist of a person, who logs in at the first call. */
    TasklistPage as(String person) {
        return people.computeIfAbsent(person, this::logIn);
    }

    private TasklistPage logIn(String person) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address).setLocale("fr-FR").setTimezoneId("Europe/Paris").setViewportSize(1400, 1000));
        context.setDefaultTimeout(PATIENCE.toMillis());
        Page page = context.newPage();
        page.navigate("/connexion");
        page.getByLabel("Identifiant").fill(person);
        page.getByLabel("Mot de passe").fill(Visitor.PASSWORD);
        page.getByText("Se connecter").and(page.locator("button")).click();
        assertThat(page.getByText("Se déconnecter")).isVisible();
        return new TasklistPage(page, person);
    }

    /** Lets a moment pass, while the browsers go on. */
    void pause() {
        people.values().iterator().next().page().waitForTimeout(300);
    }

    /** Keeps what a person sees, in the order of the path. */
    void photograph(String person, String subject) {
        String name = "%02d %s (%s).png".formatted(++pictures, subject.replace('/', '-'), person);
        as(person).page().screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve(name)));
    }

    /** A document to upload. */
    static Path document(String name) {
        Path file = Path.of("target", "browser", name);
        try (PDDocument pdf = new PDDocument()) {
            Files.createDirectories(file.getParent());
            pdf.addPage(new PDPage());
            try (OutputStream out = Files.newOutputStream(file)) {
                pdf.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
