package fr.maillage.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/** WCAG at level AA, which RGAA asks for, as far as axe can tell. */
final class Accessibility {

    private static final List<String> LEVEL_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private Accessibility() {
    }

    /** That a whole page of ours has no fault. */
    static void ofPage(Page page) {
        check(page, new AxeBuilder(page));
    }

    /** That what is ours in a page of somebody else has no fault. */
    static void of(Page page, String selector) {
        check(page, new AxeBuilder(page).include(selector));
    }

    private static void check(Page page, AxeBuilder axe) {
        assertThat(axe.withTags(LEVEL_AA).analyze().getViolations().stream().flatMap(Accessibility::said).toList())
                .as(page.url()).isEmpty();
    }

    private static Stream<String> said(Rule rule) {
        return rule.getNodes().stream().map(node -> "%s: %s %s".formatted(rule.getId(), node.getHtml(), node.getFailureSummary()));
    }
}
