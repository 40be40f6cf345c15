package fr.maillage.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Euros as people type and read them, cents as the application counts them so that sums are exact. */
public final class Euros {

    private static final int DIGITS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Euros() {
    }

    /** @throws ArithmeticException when the amount has fractions of a cent */
    public static long cents(BigDecimal euros) {
        return euros.movePointRight(DIGITS).longValueExact();
    }

    public static BigDecimal of(long cents) {
        return BigDecimal.valueOf(cents, DIGITS);
    }

    /** « 12 345,67 € ». */
    public static String text(BigDecimal euros) {
        return NumberFormat.getCurrencyInstance(Locale.FRANCE).format(euros);
    }

    public static String text(long cents) {
        return text(of(cents));
    }

    /** That many percent of the amount, half a cent upwards. */
    public static long percent(long cents, int percent) {
        return BigDecimal.valueOf(cents).multiply(BigDecimal.valueOf(percent))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
