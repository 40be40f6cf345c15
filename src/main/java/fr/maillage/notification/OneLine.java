package fr.maillage.notification;

/** Text of a mail's header: a line break in it would let whoever typed it add headers of their own. */
final class OneLine {

    private OneLine() {
    }

    /** The text with every run of line breaks and control characters turned into one space. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    static void require(String text) {
        if (!of(text).equals(text)) {
            throw new IllegalArgumentException("a line break or a control character in a mail header");
        }
    }
}
