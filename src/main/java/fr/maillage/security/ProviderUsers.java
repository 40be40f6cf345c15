package fr.maillage.security;

import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

import fr.maillage.security.MirroredPeople.NoOrganisation;
import fr.maillage.security.MirroredPeople.Person;
import fr.maillage.workflow.RefusedSubmission;

/** Takes in whoever the provider has identified, or refuses whom Maillage does not know what to do with. */
@Component
@Profile(LoginMethod.OIDC)
class ProviderUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** Nobody's fault but a missing group: told apart from a failure on the login page. */
    static final String REFUSED = "unknown_groups";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderUsers.class);

    private final OidcUserService provider = new OidcUserService();
    private final MirroredPeople people;
    private final OidcSettings settings;

    ProviderUsers(MirroredPeople people, OidcSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        try {
            people.mirror(new Person(user.getClaimAsString(settings.userClaim()), user.getGivenName(), user.getFamilyName(),
                    user.getEmail(), groups(user, settings)));
        } catch (NoOrganisation | RefusedSubmission refusal) {
            LOG.warn("Login refused: {}", refusal.getMessage());
            throw new OAuth2AuthenticationException(new OAuth2Error(REFUSED), refusal.getMessage(), refusal);
        }
        return new DefaultOidcUser(user.getAuthorities(), user.getIdToken(), user.getUserInfo(), settings.userClaim());
    }

    static Set<String> groups(ClaimAccessor claims, OidcSettings settings) {
        List<String> groups = claims.getClaimAsStringList(settings.groupsClaim());
        return groups == null ? Set.of() : Set.copyOf(groups);
    }
}
