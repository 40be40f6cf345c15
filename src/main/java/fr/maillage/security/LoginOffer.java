package fr.maillage.security;

import org.springframework.stereotype.Component;

/** What the login page offers. */
@Component
public class LoginOffer {

    private final LoginMethod method;

    LoginOffer(LoginMethod method) {
        this.method = method;
    }

    /**
     * Whether it shows a form for a password.
     *
     * @param emergency whether the form of the emergency administrator was asked for
     */
    public boolean hasForm(boolean emergency) {
        return method.hasForm(emergency);
    }

    /** Name of the provider of identities, as people call it; {@code null} when they log in with a password. */
    public String provider() {
        return method.provider();
    }

    /** Where to go on after the login: the asked path, or the home page when it is not one of ours. */
    public String returnAddress(String asked) {
        return ReturnAddress.of(asked);
    }
}
