package fr.maillage.notification;

import java.util.List;

/** A paragraph of a mail or letter, and the list that it introduces, if any. */
record Paragraph(String text, List<String> items) {
}
