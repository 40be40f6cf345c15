package fr.maillage.security;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine on every authenticated request who asks, and makes it forget afterwards. A request thread without
 * engine authentication would be omnipotent.
 */
class EngineAuthenticationFilter extends OncePerRequestFilter {

    private final IdentityService identity;
    private final CurrentUser currentUser;

    EngineAuthenticationFilter(IdentityService identity, CurrentUser currentUser) {
        this.identity = identity;
        this.currentUser = currentUser;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<MaillageUser> user = currentUser.find();
        user.ifPresent(known -> identity.setAuthentication(known.id(), List.copyOf(known.groups()), known.tenants()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
