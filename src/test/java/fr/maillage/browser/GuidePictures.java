package fr.maillage.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/**
 * The pictures of the user's guide. Beside each lies what its headings, fields and buttons say: a page that has other words
 * makes its picture stale, and the test fails. With {@code -Dmaillage.docs=write} pictures and words are written anew.
 */
final class GuidePictures {

    static final Path FOLDER = Path.of("docs", "guide", "images");
    private static final boolean WRITE = "write".equals(System.getProperty("maillage.docs"));
    private static final String WORDS = "h1, h2, h3, h4, legend, label, th, button, summary, [role=tab]";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int SAME_LOOKS = 6;
    private static final int LOOKS = 60;
    private static final String COMMAND = "stale picture, take it anew: mvn verify -Dit.test=RolesInBrowserIT "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dtest=None -Dmaillage.docs=write";

    private GuidePictures() {
    }

    /** Takes, or compares, the picture of what is on the screen once it has all come. */
    static void take(Page page, String name) {
        page.waitForFunction("document.fonts.status === 'loaded'");
        String words = settled(page);
        Path text = FOLDER.resolve(name + ".txt");
        try {
            if (WRITE) {
                Files.createDirectories(FOLDER);
                Files.writeString(text, words);
                page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
            } else {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "guide", name + ".png")));
                assertThat(FOLDER.resolve(name + ".png")).as(COMMAND).exists();
                assertThat(words).as(name + ": " + COMMAND).isEqualTo(Files.readString(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words once they have stayed the same for a while: the parts of the engine's pages come one by one. */
    private static String settled(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        String words = words(page);
        int unchanged = 0;
        for (int look = 0; look < LOOKS && unchanged < SAME_LOOKS; look++) {
            page.waitForTimeout(BETWEEN_LOOKS.toMillis());
            String now = words(page);
            unchanged = now.equals(words) ? unchanged + 1 : 0;
            words = now;
        }
        return words;
    }

    /** Numbers are left out: dates and counts do not make a picture stale. */
    private static String words(Page page) {
        Locator visible = page.locator(WORDS).filter(new Locator.FilterOptions().setVisible(true));
        return visible.allInnerTexts().stream()
                .map(text -> text.replaceAll("[\\d\\h\\s]+", " ").strip())
                .filter(text -> text.codePoints().anyMatch(Character::isLetter))
                .distinct().sorted()
                .reduce("", (all, line) -> all + line + "\n");
    }
}
