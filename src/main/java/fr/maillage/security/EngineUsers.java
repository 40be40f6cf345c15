package fr.maillage.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineAsSystem;

/** Login with the engine's users: password policy, lock-out after failed attempts and groups are the engine's. */
@Component
class EngineUsers {

    private final IdentityService identity;
    private final Accounts accounts;
    private final EngineAsSystem asSystem;

    EngineUsers(IdentityService identity, Accounts accounts, EngineAsSystem asSystem) {
        this.identity = identity;
        this.accounts = accounts;
        this.asSystem = asSystem;
    }

    /** @throws BadCredentialsException always the same, whatever is wrong */
    Authentication authenticate(Authentication login) {
        String password = String.valueOf(login.getCredentials());
        if (!passes(login.getName(), password)) {
            throw new BadCredentialsException("unknown user or wrong password");
        }
        MaillageUser user = find(login.getName()).filter(known -> !known.groups().isEmpty())
                .orElseThrow(() -> new BadCredentialsException("has left"));
        return UsernamePasswordAuthenticationToken.authenticated(user, null,
                AuthorityUtils.createAuthorityList(user.groups()));
    }

    Optional<MaillageUser> find(String id) {
        return asSystem.call(() -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                .map(this::withMemberships));
    }

    /**
     * An unknown or locked account answers like a wrong password and takes as long: neither the page nor the time tells
     * which accounts exist.
     */
    private boolean passes(String id, String password) {
        if (accounts.mayTry(id)) {
            return identity.checkPassword(id, password);
        }
        accounts.spendTimeOf(password);
        return false;
    }

    private MaillageUser withMemberships(User user) {
        Set<String> groups = new LinkedHashSet<>();
        identity.createGroupQuery().groupMember(user.getId()).unlimitedList().stream()
                .map(Group::getId).forEach(groups::add);
        List<String> tenants = identity.createTenantQuery().userMember(user.getId()).includingGroupsOfUser(true)
                .unlimitedList().stream().map(Tenant::getId).toList();
        return new MaillageUser(user.getId(), "%s %s".formatted(user.getFirstName(), user.getLastName()), groups, tenants);
    }
}
