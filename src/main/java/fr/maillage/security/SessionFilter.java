package fr.maillage.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request of a session the person as they are today, groups included, and ends the session when it has been
 * ended elsewhere or has lasted too long.
 */
class SessionFilter extends OncePerRequestFilter {

    private final OpenSessions sessions;

    SessionFilter(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(OpenSession.ATTRIBUTE) instanceof OpenSession open) {
            Optional<MaillageUser> user = sessions.isTooOld(age(session)) ? Optional.empty() : sessions.user(open);
            user.ifPresentOrElse(SessionFilter::identify, () -> end(session));
        }
        chain.doFilter(request, response);
    }

    /** For this request only: the session keeps the login as it was. */
    private static void identify(MaillageUser user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null,
                AuthorityUtils.createAuthorityList(user.groups())));
        SecurityContextHolder.setContext(context);
    }

    private static void end(HttpSession session) {
        session.invalidate();
        SecurityContextHolder.clearContext();
    }

    /** By the container's own measure: the clock of the application may be moved in a trial. */
    private static Duration age(HttpSession session) {
        return Duration.ofMillis(session.getLastAccessedTime() - session.getCreationTime());
    }
}
