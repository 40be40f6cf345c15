package fr.maillage.tasklist;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gives the lists of models that the webapps ask for the size that people need: all that one may start at once instead
 * of pages of 15, and the versions of a model, which Cockpit asks without a limit, at most as many as the engine gives.
 */
@Component
class WebappLists extends OncePerRequestFilter {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Set<String> LISTS = Set.of(ENGINE + "/process-definition", ENGINE + "/decision-definition");

    private final int limit;

    WebappLists(@Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !LISTS.contains(request.getRequestURI().substring(request.getContextPath().length()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return sized(super.getQueryString());
            }
        }, response);
    }

    String sized(String query) {
        UriComponentsBuilder asked = UriComponentsBuilder.newInstance().query(query);
        var parameters = asked.build().getQueryParams();
        boolean startable = "true".equals(parameters.getFirst("startableInTasklist"));
        if (!startable && parameters.containsKey("maxResults")) {
            return query;
        }
        if (startable) {
            asked.replaceQueryParam("firstResult", 0);
        }
        return asked.replaceQueryParam("maxResults", limit).build().getQuery();
    }
}
