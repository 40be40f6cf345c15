package fr.maillage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Somebody with a browser's cookies in front of the running application; anonymous until {@link #logIn}. */
public final class Visitor {

    public static final String PASSWORD = "Essai-Maillage-2026";

    static {
        // a kept connection that the server has just closed would take a request and never answer it
        System.setProperty("jdk.httpclient.keepalive.timeout", "3");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Map<String, String> extra = new HashMap<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    private Visitor(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port);
    }

    public static Visitor loggedIn(int port, String user) {
        Visitor visitor = new Visitor(port);
        visitor.logIn(user, PASSWORD);
        // our pages hand out our CSRF token, the first page of the webapps their own
        visitor.page("/");
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    public HttpResponse<String> logIn(String user, String password) {
        return logIn(user, password, "/");
    }

    public HttpResponse<String> logIn(String user, String password, String wanted) {
        get("/connexion?autre");
        return submit("/connexion", "username=%s&password=%s&retour=%s".formatted(encode(user), encode(password), encode(wanted)));
    }

    /** Sends a form of a page, with its token. */
    public HttpResponse<String> submit(String path, String form) {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encode(cookie("MAILLAGE-CSRF")))));
    }

    /** The same visitor, whose next requests carry one more header. */
    public Visitor with(String header, String value) {
        extra.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return get(path, "application/json");
    }

    public HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public HttpResponse<String> page(String path) {
        return get(path, "text/html");
    }

    /** What is no text, such as a PDF. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a link to a file is followed. */
    public HttpResponse<String> file(String path) {
        return send(request(path).header("Accept", "*/*").GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return post(path, json, "application/json");
    }

    public HttpResponse<String> post(String path, String json, String accept) {
        return call("POST", path, json, accept);
    }

    /** The bytes of a file. */
    public byte[] download(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As the webapps' own login page sends itself. */
    public HttpResponse<String> postForm(String path, String form) {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", encode(cookie("XSRF-TOKEN")))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Opens a page of ours, which hands out the token, then sends a form. */
    public HttpResponse<String> sendForm(String path, String fields) {
        page("/absence");
        return submit(path, fields);
    }

    /** As a page of another site would, with the visitor's cookies but without their token. */
    public HttpResponse<String> postWithoutToken(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** With HTTP Basic and the trial's password, as a technical account calls the engine. */
    public HttpResponse<String> basic(String user, String path, String json) {
        return basic(user, "POST", path, json);
    }

    public HttpResponse<String> basic(String user, String method, String path, String json) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return send(request(path).header("Content-Type", "application/json").header("Authorization", "Basic " + credentials)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return call("PUT", path, json, "application/json");
    }

    /** Sends a file as a form does, under the name {@code file}. */
    public HttpResponse<String> upload(String path, String fileName, byte[] content) {
        if (cookie("MAILLAGE-CSRF") == null) {
            HttpCookie token = new HttpCookie("MAILLAGE-CSRF", "essai");
            token.setPath("/");
            token.setVersion(0);
            cookies.getCookieStore().add(base, token);
        }
        return send(multipart(path, fileName, content).header("X-MAILLAGE-CSRF", cookie("MAILLAGE-CSRF")));
    }

    /** Sends a file as a page of another site could. */
    public HttpResponse<String> uploadWithoutToken(String path, String fileName, byte[] content) {
        return send(multipart(path, fileName, content));
    }

    private HttpRequest.Builder multipart(String path, String fileName, byte[] content) {
        String boundary = "----essai";
        byte[] head = ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n")
                .formatted(boundary, fileName).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, tail)));
    }

    public HttpResponse<String> delete(String path) {
        return call("DELETE", path, "", "application/json");
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private HttpResponse<String> call(String method, String path, String json, String accept) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json")
                .header("Accept", accept)
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        String webapps = cookie("XSRF-TOKEN");
        if (webapps != null) {
            request.header("X-XSRF-TOKEN", webapps);
        }
        String ours = cookie("MAILLAGE-CSRF");
        if (ours != null) {
            request.header("X-MAILLAGE-CSRF", ours);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        // as it is: resolving would take out the dots of an attack
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
        extra.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst().orElse(null);
    }

    private static String encode(String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
