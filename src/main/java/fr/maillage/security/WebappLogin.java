package fr.maillage.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Hands our login to Tasklist, Cockpit and Admin. The webapps make the instance themselves, by its class name, hence no
 * injection and a public class.
 */
public class WebappLogin implements AuthenticationProvider {

    private final CurrentUser currentUser = new CurrentUser();

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return currentUser.find().map(WebappLogin::authenticated).orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static AuthenticationResult authenticated(MaillageUser user) {
        AuthenticationResult result = AuthenticationResult.successful(user.id());
        result.setGroups(List.copyOf(user.groups()));
        result.setTenants(user.tenants());
        return result;
    }
}
