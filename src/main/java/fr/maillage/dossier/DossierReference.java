package fr.maillage.dossier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a dossier, for instance {@code 2026-38-0001}: year and département of its first declaration and a
 * counter. Neutral and immutable, since type, name and pilot may change; business key of every process of the dossier.
 */
public record DossierReference(int year, String departement, int number) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2,3}|2[AB])-(\\d{4,})");

    /** @throws UnknownDossier when the text is no reference */
    public static DossierReference parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UnknownDossier(text);
        }
        return new DossierReference(Integer.parseInt(matcher.group(1)), matcher.group(2),
                Integer.parseInt(matcher.group(3)));
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "%d-%s-%04d".formatted(year, departement, number);
    }
}
