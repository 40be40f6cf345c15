package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist starts on the line of a small town hall. */
@BrowserTest
class BadLineIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    private int port;

    @Test
    void aScriptThatIsLongInComingIsWaitedFor() {
        try (Chromium chromium = Chromium.launch()) {
            Page page = page(chromium);
            page.context().clock().install();
            AtomicReference<Route> slow = new AtomicReference<>();
            page.route("**/lib/ngDefine.js*", slow::set);
            page.navigate(TASKLIST);
            page.waitForCondition(() -> slow.get() != null);
            page.clock().runFor(60_000);
            slow.get().resume();
            assertThat(filters(page)).isVisible();
        }
    }

    @Test
    void withoutTodaysWordsItStartsAllTheSame() {
        try (Chromium chromium = Chromium.launch()) {
            Page page = page(chromium);
            page.route("**/locales/fr.json", Route::abort);
            page.navigate(TASKLIST);
            assertThat(filters(page)).isVisible();
        }
    }

    private Page page(Chromium chromium) {
        return new People(chromium.browser(), "http://localhost:" + port, "ligne").as("alice.delegation38").page();
    }

    private static Locator filters(Page page) {
        return page.locator(".task-filters .item").first();
    }
}
