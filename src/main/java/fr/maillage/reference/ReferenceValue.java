package fr.maillage.reference;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A value in force from a date on, until a later one takes its place.
 *
 * @param amount {@code null} when nobody knows it: it is then asked, never taken as zero
 * @param code   the answer, when it is a word that code knows and not a number; else {@code null}
 * @param source text, article or page it was read in
 * @param note   what whoever uses it should know, for instance two sources that disagree; may be {@code null}
 */
public record ReferenceValue(String key, LocalDate validFrom, BigDecimal amount, String code, Unit unit, String source,
                             Confidence confidence, String note) {

    public boolean known() {
        return amount != null || code != null;
    }

    public boolean toConfirm() {
        return confidence != Confidence.VERIFIED;
    }
}
