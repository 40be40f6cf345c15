package fr.maillage.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The content security policy of Tasklist, Cockpit, Admin and Welcome. Their own allows every script of any https site to
 * old browsers and keeps its nonce in one place for all requests: two at the same time, and the page stays empty. Here the
 * one inline script of their page is named by its hash.
 */
class WebappPolicy extends OncePerRequestFilter {

    static final String HEADER = "Content-Security-Policy";
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    /** AngularJS compiles its templates with eval, and it and the diagrams set styles in elements. */
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-eval'%s; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // the page declares UTF-8 and would be sent as ISO-8859-1
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        response.setHeader(HEADER, POLICY.formatted(hashes(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8))));
        page.copyBodyToResponse();
    }

    static String withoutInlineScripts() {
        return POLICY.formatted("");
    }

    private static String hashes(String page) {
        return INLINE_SCRIPT.matcher(page).results()
                .map(script -> " 'sha256-" + sha256(script.group(1)) + "'")
                .collect(Collectors.joining());
    }

    private static String sha256(String script) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
