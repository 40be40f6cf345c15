package fr.maillage.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The default: users and passwords of the engine, a form for people and HTTP Basic for machines. */
@Component
@Profile("!" + LoginMethod.OIDC)
class PasswordLogin implements LoginMethod {

    private final LoginForm form;
    private final EngineUsers users;
    private final LoginAttempts attempts;
    private final MessageSource messages;
    private final ObjectMapper json;

    PasswordLogin(LoginForm form, EngineUsers users, LoginAttempts attempts, MessageSource messages, ObjectMapper json) {
        this.form = form;
        this.users = users;
        this.attempts = attempts;
        this.messages = messages;
        this.json = json;
    }

    @Override
    public void forPeople(HttpSecurity http) throws Exception {
        http.authenticationProvider(new EnginePasswords(users, everybody -> true))
                .formLogin(form::configure)
                .addFilterBefore(new LoginRateFilter(LoginRateFilter::inLoginForm, attempts, messages, json),
                        UsernamePasswordAuthenticationFilter.class);
    }

    @Override
    public void forMachines(HttpSecurity http) throws Exception {
        http.authenticationProvider(new EnginePasswords(users, everybody -> true))
                .httpBasic(basic -> basic.realmName("Maillage"))
                .addFilterBefore(new LoginRateFilter(LoginRateFilter::inBasicHeader, attempts, messages, json),
                        BasicAuthenticationFilter.class);
    }

    @Override
    public boolean hasForm(boolean emergency) {
        return true;
    }

    @Override
    public String provider() {
        return null;
    }

    @Override
    public String afterLogout(HttpServletRequest request, Authentication ended) {
        return Logout.DONE;
    }

    @Override
    public String formTarget() {
        return "";
    }
}
