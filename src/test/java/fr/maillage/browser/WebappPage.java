package fr.maillage.browser;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;

/**
 * Loads a page of the engine's webapps. Now and then one stays at its spinner before it has asked for anything, for a
 * reason that nobody has found: it is then loaded again, as a person would, and what the browser knows about it is printed.
 */
final class WebappPage {

    private static final Duration SPINNER = Duration.ofSeconds(20);
    private static final Duration ARRIVAL = Duration.ofSeconds(90);

    private final Set<String> unanswered = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> troubles = Collections.synchronizedSet(new LinkedHashSet<>());

    private WebappPage() {
    }

    /** @param shown what is there once the webapp has started */
    static void load(Page page, String address, Locator shown) {
        new WebappPage().watch(page, () -> {
            // an address that differs behind the # only would not be loaded again
            page.navigate("about:blank");
            page.navigate(address);
            shown.waitFor(new Locator.WaitForOptions().setTimeout(SPINNER.toMillis()));
        });
    }

    private void watch(Page page, Runnable loading) {
        Consumer<Request> asked = request -> unanswered.add(request.url());
        Consumer<Request> finished = request -> unanswered.remove(request.url());
        Consumer<Request> failed = request -> troubles.add(request.url() + ": " + request.failure());
        Consumer<ConsoleMessage> console = message -> {
            if ("error".equals(message.type())) {
                troubles.add(message.text());
            }
        };
        Consumer<String> error = troubles::add;
        page.onRequest(asked);
        page.onRequestFinished(finished);
        page.onRequestFailed(failed);
        page.onConsoleMessage(console);
        page.onPageError(error);
        try {
            page.waitForCondition(() -> arrives(page, loading),
                    new Page.WaitForConditionOptions().setTimeout(ARRIVAL.toMillis()));
        } finally {
            page.offRequest(asked);
            page.offRequestFinished(finished);
            page.offRequestFailed(failed);
            page.offConsoleMessage(console);
            page.offPageError(error);
        }
    }

    private boolean arrives(Page page, Runnable loading) {
        unanswered.clear();
        troubles.clear();
        try {
            loading.run();
            return true;
        } catch (TimeoutError spinning) {
            System.err.println("Stays at its spinner: " + page.url() + ", not answered: " + unanswered + ", troubles: " + troubles);
            return false;
        }
    }
}
