package fr.maillage.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A meeting as calendar programs read it (iCalendar, RFC 5545). */
final class Invitation {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OCTETS_A_LINE = 75;

    private Invitation() {
    }

    /**
     * @param uid       the same for every version of a meeting, so that a calendar moves it instead of adding another
     * @param place     may be empty
     * @param cancelled the meeting does not take place: the calendar takes it out
     * @param written   when the invitation is written: a later version of the same meeting wins
     */
    static String of(String uid, Instant start, Duration length, String title, String place, boolean cancelled,
                     Instant written) {
        List<String> lines = List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Maillage//FR",
                cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH",
                "BEGIN:VEVENT", "UID:" + uid, "SEQUENCE:" + written.getEpochSecond() / 60, "DTSTAMP:" + UTC.format(written),
                "DTSTART:" + UTC.format(start), "DTEND:" + UTC.format(start.plus(length)), "SUMMARY:" + escaped(title),
                "LOCATION:" + escaped(place), cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED", "END:VEVENT",
                "END:VCALENDAR");
        StringBuilder calendar = new StringBuilder();
        lines.forEach(line -> fold(line, calendar));
        return calendar.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** A line longer than 75 octets goes on after a line break and a space; a character is never cut. */
    private static void fold(String line, StringBuilder calendar) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS_A_LINE) {
                calendar.append("\r\n ");
                octets = 1;
            }
            calendar.appendCodePoint(character);
            octets += size;
            at += Character.charCount(character);
        }
        calendar.append("\r\n");
    }
}
