package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Euros as people type and read them, cents as the application counts them. */
public final class Cents {

    private static final int DIGITS = 2;

    private Cents() {
    }

    /** @throws ArithmeticException when the amount has fractions of a cent */
    public static long of(BigDecimal euros) {
        return euros.movePointRight(DIGITS).longValueExact();
    }

    public static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, DIGITS);
    }

    /** « 12 345,67 € ». */
    public static String text(long cents) {
        return NumberFormat.getCurrencyInstance(Locale.FRANCE).format(euros(cents));
    }

    /** That many percent of the amount, half a cent upwards. */
    static long percent(long cents, int percent) {
        return BigDecimal.valueOf(cents).multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
