package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class InvitationTest {

    private static final Instant START = Instant.parse("2026-11-24T11:30:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant WRITTEN = Instant.parse("2026-11-21T23:00:00Z");

    @Test
    void aMeetingIsGivenInUtcWithItsIdentity() {
        assertThat(Invitation.of("seance-1@localhost", START, HOUR, "Séance", "Grenoble", false, WRITTEN).split("\r\n"))
                .contains("UID:seance-1@localhost", "DTSTART:20261124T113000Z", "DTEND:20261124T123000Z",
                        "DTSTAMP:20261121T230000Z", "SUMMARY:Séance", "LOCATION:Grenoble");
    }

    @Test
    void aCancelledMeetingLeavesTheCalendar() {
        assertThat(Invitation.of("seance-1@localhost", START, HOUR, "Séance", "Grenoble", true, WRITTEN).split("\r\n"))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:seance-1@localhost");
    }

    @Test
    void aLaterVersionHasAHigherNumber() {
        assertThat(sequence(WRITTEN.plusSeconds(3600))).isGreaterThan(sequence(WRITTEN));
    }

    @Test
    void whatPeopleTypeAddsNothingToTheCalendar() {
        String place = "Salle 2; étage 1,\r\nEND:VEVENT \\ " + "é".repeat(80);
        String calendar = Invitation.of("1@localhost", START, HOUR, "Réunion", place, false, WRITTEN);

        assertThat(calendar.split("\r\n")).allSatisfy(line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", "")).contains("LOCATION:Salle 2\\; étage 1\\,\\nEND:VEVENT \\\\ " + "é".repeat(80));
        assertThat(calendar.split("\r\n")).containsOnlyOnce("END:VEVENT");
    }

    private static long sequence(Instant written) {
        return Invitation.of("1@localhost", START, HOUR, "", "", false, written).lines()
                .filter(line -> line.startsWith("SEQUENCE:")).mapToLong(line -> Long.parseLong(line.substring(9)))
                .findFirst().orElseThrow();
    }
}
