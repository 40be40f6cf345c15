package fr.maillage.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.RefusedSubmission;

/** The accounts with a password of the engine: who is locked out, and a person's change of password. */
@Component("accounts")
public class Accounts {

    /**
     * An account that takes no password for now.
     *
     * @param attempts failed attempts since the last login
     * @param until    when it opens by itself; {@code null} when only an administrator can open it
     */
    public record Locked(String id, String name, int attempts, Instant until) {
    }

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final EngineAsSystem asSystem;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String nobodysPassword;

    Accounts(IdentityService identity, ProcessEngineConfigurationImpl engine, EngineAsSystem asSystem,
             ApplicationEventPublisher events, Clock clock) {
        this.identity = identity;
        this.engine = engine;
        this.asSystem = asSystem;
        this.events = events;
        this.clock = clock;
        this.nobodysPassword = engine.getPasswordManager().encrypt(UUID.randomUUID().toString());
    }

    /** Whether the account exists, has a password and is not locked. */
    boolean mayTry(String id) {
        return find(id).filter(user -> user.getPassword() != null && lockOf(user).isEmpty()).isPresent();
    }

    boolean hasPassword(String id) {
        return find(id).filter(user -> user.getPassword() != null).isPresent();
    }

    /** Checks the password against nobody's, so that the answer takes the time that a check takes. */
    void spendTimeOf(String password) {
        engine.getPasswordManager().check(password, nobodysPassword);
    }

    /** The lock of an account, for the pages of the administrator. */
    public Optional<Locked> lock(String id) {
        return find(id).flatMap(this::lockOf);
    }

    /** Accounts that are locked now, those that only an administrator can open first. */
    List<Locked> locked() {
        return asSystem.call(() -> identity.createUserQuery().unlimitedList()).stream()
                .map(UserEntity.class::cast)
                .flatMap(user -> lockOf(user).stream())
                .sorted(Comparator.comparing(Locked::until, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Locked::id))
                .toList();
    }

    void unlock(String id) {
        asSystem.run(() -> identity.unlockUser(id));
    }

    /**
     * Changes the person's own password. A wrong old one counts as a failed attempt, hence no transaction around all.
     *
     * @throws RefusedSubmission at the field that is wrong
     */
    void changePassword(String id, String old, String wanted, String repeated) {
        if (!mayTry(id) || !identity.checkPassword(id, old)) {
            throw new RefusedSubmission("old", "login.password.old");
        }
        if (!wanted.equals(repeated)) {
            throw new RefusedSubmission("repeated", "login.password.repeated");
        }
        if (wanted.equals(old)) {
            throw new RefusedSubmission("wanted", "login.password.same");
        }
        asSystem.run(() -> {
            User user = identity.createUserQuery().userId(id).singleResult();
            PasswordPolicyResult policy = identity.checkPasswordAgainstPolicy(wanted, user);
            policy.getViolatedRules().stream().findFirst().map(PasswordPolicyRule::getPlaceholder).ifPresent(rule -> {
                throw new RefusedSubmission("wanted", "login.policy." + rule);
            });
            user.setPassword(wanted);
            identity.saveUser(user);
            events.publishEvent(new PasswordChanged(id));
        });
    }

    private Optional<Locked> lockOf(UserEntity user) {
        boolean forGood = user.getAttempts() >= engine.getLoginMaxAttempts();
        Instant until = user.getLockExpirationTime() == null ? null : user.getLockExpirationTime().toInstant();
        return forGood || until != null && until.isAfter(clock.instant())
                ? Optional.of(new Locked(user.getId(), "%s %s".formatted(user.getFirstName(), user.getLastName()),
                        user.getAttempts(), forGood ? null : until))
                : Optional.empty();
    }

    private Optional<UserEntity> find(String id) {
        return asSystem.call(() -> Optional.ofNullable((UserEntity) identity.createUserQuery().userId(id).singleResult()));
    }
}
