package fr.maillage.notification;

import java.nio.charset.StandardCharsets;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A mail as it looks to its reader, for a frame of a page. It brings its own styles, which our pages refuse, and may do
 * nothing else: no script, no image from elsewhere, no form.
 */
public final class MailFrame {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "
            + "frame-ancestors 'self'";

    private MailFrame() {
    }

    public static ResponseEntity<String> of(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .body(html);
    }
}
