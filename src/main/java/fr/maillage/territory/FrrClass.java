package fr.maillage.territory;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Classes of « France Ruralités Revitalisation » as the published list words them, and how much of a commune they make rural. */
enum FrrClass {

    SOCLE("FRR socle", "1"),
    PLUS("FRR+", "1"),
    BENEFICIARY("FRR bénéficiaire", "1"),
    BENEFICIARY_IN_PART("FRR bénéficiaire partiellement", "0.5"),
    IN_PART("Classée FRR partiellement", "0.5"),
    NONE("Non classée", "0");

    private final String text;
    private final BigDecimal weight;

    FrrClass(String text, String weight) {
        this.text = text;
        this.weight = new BigDecimal(weight);
    }

    String text() {
        return text;
    }

    BigDecimal weight() {
        return weight;
    }

    boolean partial() {
        return this == BENEFICIARY_IN_PART || this == IN_PART;
    }

    static Optional<FrrClass> read(String text) {
        String words = plain(text);
        return Arrays.stream(values()).filter(each -> plain(each.text).equals(words)).findFirst();
    }

    /** « FRR » and « FRR+ » differ by a sign that names do without. */
    private static String plain(String text) {
        return String.join(" ", PlaceName.words(text.replace("+", " plus ")));
    }
}
