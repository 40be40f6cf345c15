package fr.maillage.security;

import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import fr.maillage.directory.Function;

/**
 * What the provider of identities says, and what it means here.
 *
 * @param provider               its name, as people call it
 * @param userClaim              claim with the user id
 * @param groupsClaim            claim with the groups, a list of texts
 * @param technicalGroup         group of the machines that may use the engine's REST API
 * @param emergencyAdministrator user id of the one administrator who may log in with a password of the engine, for the day on
 *                               which the provider fails; {@code null} for nobody
 * @param groups                 the groups that mean something
 */
@ConfigurationProperties("maillage.oidc")
record OidcSettings(@DefaultValue("votre organisme") String provider, @DefaultValue("preferred_username") String userClaim,
                    @DefaultValue("groups") String groupsClaim, @DefaultValue("maillage-technique") String technicalGroup,
                    String emergencyAdministrator, @DefaultValue List<Mapping> groups) {

    /**
     * @param name         group of the provider
     * @param organisation organisation of the directory to which its members belong
     * @param functions    what they do there
     */
    record Mapping(String name, String organisation, Set<Function> functions) {
    }
}
