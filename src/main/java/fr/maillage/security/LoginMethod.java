package fr.maillage.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;

/** How people and machines prove who they are: by passwords of the engine, or by a provider of identities. */
interface LoginMethod {

    /** Profile in which people log in with a provider of identities. */
    String OIDC = "oidc";

    /** For pages, our API and the webapps: a session. */
    void forPeople(HttpSecurity http) throws Exception;

    /** For the engine's REST API: each request by itself. */
    void forMachines(HttpSecurity http) throws Exception;

    /** Whether the login page shows a form for a password, on demand of the emergency administrator or to everybody. */
    boolean hasForm(boolean emergency);

    /** Name of the provider of identities, as people call it; {@code null} without one. */
    String provider();

    /** Where a logout goes on, once our session has ended. */
    String afterLogout(HttpServletRequest request, Authentication ended);

    /** Site beside ours to which a form may lead in the end, for the content security policy; empty for none. */
    String formTarget();
}
