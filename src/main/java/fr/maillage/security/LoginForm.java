package fr.maillage.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.stereotype.Component;

/** The login form of {@code /connexion}. */
@Component
class LoginForm {

    static final String PAGE = "/connexion";

    private final LoginSuccess success;

    LoginForm(LoginSuccess success) {
        this.success = success;
    }

    void configure(FormLoginConfigurer<HttpSecurity> login) {
        login.loginPage(PAGE)
                .successHandler(success)
                .failureHandler((request, response, failure) -> response.sendRedirect(
                        ReturnAddress.append(PAGE + "?error&", request.getParameter(ReturnAddress.PARAMETER))));
    }
}
