package fr.maillage.notification;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseUrl address under which people reach the application, used in links
 * @param mail    who sends
 */
@ConfigurationProperties("maillage")
record MailSettings(@DefaultValue("http://localhost:8080") URI baseUrl, @DefaultValue Sender mail) {

    /**
     * @param from     technical address of the sender; answers go to the Reply-To
     * @param fromName name shown beside it
     */
    record Sender(@DefaultValue("maillage@localhost") String from, @DefaultValue("Maillage") String fromName) {
    }

    /** Domain of message ids. */
    String host() {
        return baseUrl.getHost() == null ? "localhost" : baseUrl.getHost();
    }

    String link(String path) {
        return baseUrl.toString().replaceAll("/+$", "") + path;
    }
}
