package fr.maillage;

import java.util.Arrays;

import jakarta.servlet.http.Cookie;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The CSRF token of a request as a browser sends it, once as a cookie and once as a header. Spring's own {@code csrf()}
 * puts another token repository into the application, which stays there for all tests of the run: those over HTTP would
 * then get no cookie any more.
 */
public final class CsrfToken {

    private static final String TOKEN = "essai";

    private CsrfToken() {
    }

    public static RequestPostProcessor csrf() {
        return request -> {
            Cookie[] present = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            Cookie[] cookies = Arrays.copyOf(present, present.length + 1);
            cookies[present.length] = new Cookie("MAILLAGE-CSRF", TOKEN);
            request.setCookies(cookies);
            request.addHeader("X-MAILLAGE-CSRF", TOKEN);
            return request;
        };
    }
}
