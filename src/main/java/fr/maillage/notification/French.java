package fr.maillage.notification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import fr.maillage.workflow.FrenchDates;

/** Values as a French reader expects them, with the spaces that do not break. */
final class French {

    static final String NO_BREAK = "\u00a0";
    private static final String THIN_NO_BREAK = "\u202f";
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEEE", Locale.FRENCH);

    private French() {
    }

    static String date(LocalDate date) {
        return FrenchDates.of(date).replaceFirst(" ", NO_BREAK);
    }

    static String dateTime(LocalDateTime time) {
        String minutes = time.getMinute() == 0 ? "" : NO_BREAK + "%02d".formatted(time.getMinute());
        return "%s %s à %d%sh%s".formatted(DAY_OF_WEEK.format(time), date(time.toLocalDate()), time.getHour(), NO_BREAK,
                minutes);
    }

    static String number(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue()).replace(",", THIN_NO_BREAK);
    }

    /** An amount in euros, with cents only when there are some. */
    static String euros(BigDecimal amount) {
        BigDecimal euros = amount.stripTrailingZeros();
        String text = euros.scale() <= 0
                ? String.format(Locale.ROOT, "%,d", euros.longValueExact())
                : String.format(Locale.ROOT, "%,.2f", euros);
        return text.replace(".", ";").replace(",", THIN_NO_BREAK).replace(";", ",") + NO_BREAK + "€";
    }

    /** « a, b et c ». */
    static String enumeration(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " et " + items.get(items.size() - 1);
    }
}
