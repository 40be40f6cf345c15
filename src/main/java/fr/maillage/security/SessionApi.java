package fr.maillage.security;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, for the script that renews an expired session without leaving the page. */
@RestController
class SessionApi {

    private record Session(String user, String name) {
    }

    private final CurrentUser currentUser;

    SessionApi(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/api/session")
    Session current() {
        MaillageUser user = currentUser.get();
        return new Session(user.id(), user.name());
    }
}
