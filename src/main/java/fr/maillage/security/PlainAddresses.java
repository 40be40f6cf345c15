package fr.maillage.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that says one thing and means another — dots, doubled or encoded slashes, parameters in the path —
 * before anything looks at it. Spring Security's firewall does so as well, but behind a filter of its own that fails on the
 * first of them, with a stack trace in the log of whoever cares to write one.
 */
class PlainAddresses extends OncePerRequestFilter {

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final RequestRejectedHandler refusal = new HttpStatusRequestRejectedHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException refused) {
            refusal.handle(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
    }
}
