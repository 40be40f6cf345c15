package fr.maillage.notification;

/** A mail in words: its subject and its two parts, which say the same. */
record Composed(String subject, String html, String text) {
}
