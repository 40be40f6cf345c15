package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.FilterChain;

import org.camunda.bpm.webapp.impl.security.filter.headersec.HttpHeaderSecurityFilter;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

/** With the engine's own filter, which writes the header, and the attribute from which it writes the page. */
class WebappPageNonceTest {

    private final MockServletContext application = new MockServletContext();
    private final HttpHeaderSecurityFilter engine = new HttpHeaderSecurityFilter();
    private final AtomicReference<Object> nonceOfThePage = new AtomicReference<>();

    WebappPageNonceTest() {
        engine.init(new MockFilterConfig(application));
    }

    @Test
    void aRequestInBetweenDoesNotChangeTheNonceOfAPage() throws Exception {
        MockHttpServletResponse page = get("/camunda/app/tasklist/default/", (request, response) -> {
            passAnotherRequest();
            nonceOfThePage.set(request.getServletContext().getAttribute(ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE));
        });

        assertThat(page.getHeader("Content-Security-Policy")).contains("'nonce-" + nonceOfThePage.get() + "'");
    }

    @Test
    void theRestOfTheServletContextStaysShared() throws Exception {
        get("/camunda/app/tasklist/default/",
                (request, response) -> request.getServletContext().setAttribute("something", "else"));

        assertThat(application.getAttribute("something")).isEqualTo("else");
    }

    private void passAnotherRequest() {
        try {
            get("/camunda/app/tasklist/scripts/config.js", (request, response) -> { });
            get("/camunda/api/engine/engine", (request, response) -> { });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse get(String path, FilterChain page) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(application, "GET", path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new WebappPageNonce().doFilter(request, response,
                (asked, answered) -> engine.doFilter(asked, answered, page));
        return response;
    }
}
