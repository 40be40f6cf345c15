package fr.maillage.security;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What every login does, whichever way it went: opens the session for pages and webapps, and leads back. */
@Component
class LoginSuccess implements AuthenticationSuccessHandler {

    /** Where the webapps keep who they think is logged in, for a minute. */
    private static final String WEBAPP_LOGIN = "authenticatedUser";

    private final OpenSessions sessions;

    LoginSuccess(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
                                        Authentication authentication) throws IOException {
        HttpSession session = request.getSession();
        session.setAttribute(OpenSession.ATTRIBUTE, sessions.open(authentication.getName()));
        session.removeAttribute(WEBAPP_LOGIN);
        giveWebappToken(request, response, session);
        // the login has thrown the token of our own forms away; a page of Tasklist would not ask for a new one
        ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
        response.sendRedirect(wanted(request, session));
    }

    /**
     * The webapps' own CSRF token goes with the session and is handed out with their first answer only. A tab of Tasklist
     * that is still open would send the old one, and their filter would end the session for it.
     */
    private static void giveWebappToken(HttpServletRequest request, HttpServletResponse response, HttpSession session) {
        String token = UUID.randomUUID().toString();
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
        response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token).path("/camunda")
                        .sameSite("Lax").secure(request.isSecure()).build().toString());
    }

    /** From the login form, or from the session when the login went through a provider. */
    private static String wanted(HttpServletRequest request, HttpSession session) {
        Object kept = session.getAttribute(ReturnAddress.PARAMETER);
        session.removeAttribute(ReturnAddress.PARAMETER);
        return ReturnAddress.of(kept instanceof String address ? address : request.getParameter(ReturnAddress.PARAMETER));
    }
}
