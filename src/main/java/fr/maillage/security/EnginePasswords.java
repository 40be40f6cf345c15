package fr.maillage.security;

import java.util.function.Predicate;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * The passwords of those engine users who may log in with one. Not a bean: Spring Security would ask it behind every
 * refusal once more, on every chain, also where only the emergency administrator may come in.
 *
 * @param admitted by user id
 */
record EnginePasswords(EngineUsers users, Predicate<String> admitted) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication login) {
        if (!admitted.test(login.getName())) {
            throw new BadCredentialsException("this user has no password here");
        }
        return users.authenticate(login);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
