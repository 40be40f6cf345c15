package fr.maillage.security;

import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is logged in on this thread; nobody on a job's thread. */
@Component
public class CurrentUser {

    public Optional<MaillageUser> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof MaillageUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    public MaillageUser get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }
}
