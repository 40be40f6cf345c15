package fr.maillage.security;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * People log in with a provider of identities, machines bring its tokens. Passwords of the engine open nothing, but for
 * the emergency administrator if one is configured.
 */
@Component
@Profile(LoginMethod.OIDC)
class OidcLogin implements LoginMethod {

    /** Id of the one registration in {@code application-oidc.yaml}. */
    static final String REGISTRATION = "maillage";

    private final ClientRegistrationRepository registrations;
    private final ProviderUsers providerUsers;
    private final OidcSettings settings;
    private final LoginForm form;
    private final LoginSuccess success;
    private final EngineUsers engineUsers;
    private final LoginAttempts attempts;
    private final MessageSource messages;
    private final ObjectMapper json;
    private final ProviderLogout logout;

    OidcLogin(ClientRegistrationRepository registrations, ProviderUsers providerUsers, OidcSettings settings, LoginForm form,
              LoginSuccess success, EngineUsers engineUsers, LoginAttempts attempts, MessageSource messages,
              ObjectMapper json) {
        this.registrations = registrations;
        this.providerUsers = providerUsers;
        this.settings = settings;
        this.form = form;
        this.success = success;
        this.engineUsers = engineUsers;
        this.attempts = attempts;
        this.messages = messages;
        this.json = json;
        this.logout = new ProviderLogout(registrations);
    }

    @Override
    public void forPeople(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage(LoginForm.PAGE)
                .authorizationEndpoint(start -> start.authorizationRequestResolver(new ProviderRequests(registrations)))
                .userInfoEndpoint(users -> users.oidcUserService(providerUsers))
                .successHandler(success)
                .failureHandler((request, response, failure) -> response.sendRedirect(LoginForm.PAGE + "?" + reason(failure))));
        if (settings.emergencyAdministrator() != null) {
            http.authenticationProvider(new EnginePasswords(engineUsers, settings.emergencyAdministrator()::equals))
                    .formLogin(form::configure)
                    .addFilterBefore(new LoginRateFilter(LoginRateFilter::inLoginForm, attempts, messages, json),
                            UsernamePasswordAuthenticationFilter.class);
        }
    }

    private static String reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refusal
                && ProviderUsers.REFUSED.equals(refusal.getError().getErrorCode()) ? "refus" : "panne";
    }

    @Override
    public void forMachines(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::machine)));
    }

    private UsernamePasswordAuthenticationToken machine(Jwt token) {
        boolean technical = ProviderUsers.groups(token, settings).contains(settings.technicalGroup());
        String id = Optional.ofNullable(token.getClaimAsString(settings.userClaim())).orElse(token.getSubject());
        Set<String> groups = technical ? Set.of(Roles.TECHNICAL) : Set.of();
        return UsernamePasswordAuthenticationToken.authenticated(new MaillageUser(id, id, groups, List.of()), null,
                AuthorityUtils.createAuthorityList(groups));
    }

    @Override
    public boolean hasForm(boolean emergency) {
        return emergency && settings.emergencyAdministrator() != null;
    }

    @Override
    public String provider() {
        return settings.provider();
    }

    @Override
    public String afterLogout(HttpServletRequest request, Authentication ended) {
        return logout.target(request, ended);
    }

    @Override
    public String formTarget() {
        ClientRegistration registration = registrations.findByRegistrationId(REGISTRATION);
        URI address = URI.create(registration.getProviderDetails().getAuthorizationUri());
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** The provider's end-session address, or our login page for whoever did not come from there. */
    private static final class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {

        ProviderLogout(ClientRegistrationRepository registrations) {
            super(registrations);
            setPostLogoutRedirectUri("{baseUrl}" + Logout.DONE);
            setDefaultTargetUrl(Logout.DONE);
        }

        String target(HttpServletRequest request, Authentication ended) {
            return determineTargetUrl(request, (HttpServletResponse) null, ended);
        }
    }
}
