package fr.maillage.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a person goes on after the login, with the fragment that names the task. Only a path of this application: an
 * address that leads elsewhere would make our login page the bait of somebody else's.
 */
final class ReturnAddress {

    static final String PARAMETER = "retour";
    private static final String HOME = "/";
    private static final int LONGEST = 2000;

    private ReturnAddress() {
    }

    /** The address that was asked for, the home page when none or a foreign one was. */
    static String of(String asked) {
        return asked != null && isOurs(asked) ? asked : HOME;
    }

    /** The login page that leads back to what the request asked for. */
    static String loginPage(HttpServletRequest request) {
        String query = request.getQueryString();
        String wanted = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return "GET".equals(request.getMethod()) && !HOME.equals(wanted) ? append("/connexion?", wanted) : "/connexion";
    }

    /** The page with the address as its parameter. */
    static String append(String page, String address) {
        return page + PARAMETER + "=" + URLEncoder.encode(of(address), StandardCharsets.UTF_8);
    }

    private static boolean isOurs(String asked) {
        return asked.startsWith("/") && !asked.startsWith("//") && asked.indexOf('\\') < 0 && asked.length() <= LONGEST
                && asked.chars().allMatch(character -> character > ' ' && character < 0x7f)
                && !asked.startsWith("/connexion") && !asked.startsWith("/deconnexion");
    }
}
