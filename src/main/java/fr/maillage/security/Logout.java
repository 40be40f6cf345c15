package fr.maillage.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Says where to go after the logout: to our login page, or to the provider of identities that has to end its own session.
 * A page is sent there; a script is told, since it can follow no redirect to another site.
 */
class Logout implements LogoutSuccessHandler {

    static final String DONE = "/connexion?fin";

    private record Answer(String suite) {
    }

    private final LoginMethod method;
    private final ObjectMapper json;

    Logout(LoginMethod method, ObjectMapper json) {
        this.method = method;
        this.json = json;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication ended)
            throws IOException {
        String address = method.afterLogout(request, ended);
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), new Answer(address));
        } else {
            response.sendRedirect(address);
        }
    }
}
