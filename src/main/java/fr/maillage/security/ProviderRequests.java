package fr.maillage.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Sends a person to the provider, with PKCE. Keeps where they wanted to go, and asks for another account when the one
 * that the provider remembers was refused here.
 */
class ProviderRequests implements OAuth2AuthorizationRequestResolver {

    private static final String START = "/oauth2/authorization";

    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    ProviderRequests(ClientRegistrationRepository registrations) {
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return prepared(request, resolver.resolve(request));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return prepared(request, resolver.resolve(request, registration));
    }

    private static OAuth2AuthorizationRequest prepared(HttpServletRequest request, OAuth2AuthorizationRequest start) {
        if (start == null) {
            return null;
        }
        request.getSession().setAttribute(ReturnAddress.PARAMETER,
                ReturnAddress.of(request.getParameter(ReturnAddress.PARAMETER)));
        return request.getParameter("autre") == null ? start
                : OAuth2AuthorizationRequest.from(start)
                        .additionalParameters(parameters -> parameters.put("prompt", "login"))
                        .build();
    }
}
