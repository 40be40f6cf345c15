package fr.maillage.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

import com.fasterxml.jackson.databind.ObjectMapper;

import fr.maillage.security.LoginAttempts.Attempt;

/** Answers 429 before any password is checked, when an address or an account has had too many failed attempts. */
class LoginRateFilter extends OncePerRequestFilter {

    /** A problem document, as the other refusals of the API. */
    private record Problem(String title, int status, String detail) {
    }

    private final LoginAttempts attempts;
    private final MessageSource messages;
    private final ObjectMapper json;
    private final Function<HttpServletRequest, Optional<String>> account;

    /** @param account whose password a request offers, if any */
    LoginRateFilter(Function<HttpServletRequest, Optional<String>> account, LoginAttempts attempts,
                    MessageSource messages, ObjectMapper json) {
        this.account = account;
        this.attempts = attempts;
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> name = account.apply(request);
        if (name.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Attempt attempt = attempts.of(request.getRemoteAddr(), name.get());
        Optional<Duration> wait = attempts.wait(attempt);
        if (wait.isPresent()) {
            refuse(request, response, wait.get());
            return;
        }
        chain.doFilter(request, response);
        if (isLoggedIn()) {
            attempt.succeeded();
        }
    }

    static Optional<String> inLoginForm(HttpServletRequest request) {
        return isLoginForm(request) ? Optional.ofNullable(request.getParameter("username")) : Optional.empty();
    }

    static Optional<String> inBasicHeader(HttpServletRequest request) {
        try {
            return Optional.ofNullable(new BasicAuthenticationConverter().convert(request)).map(Authentication::getName);
        } catch (AuthenticationException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isLoginForm(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && request.getRequestURI().equals(request.getContextPath() + "/connexion");
    }

    private static boolean isLoggedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        if (isLoginForm(request)) {
            // drawn by the error page of this status
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), new Problem(
                messages.getMessage("login.rate.title", null, Locale.FRENCH), HttpStatus.TOO_MANY_REQUESTS.value(),
                messages.getMessage("login.rate.detail", new Object[] {seconds}, Locale.FRENCH)));
    }
}
