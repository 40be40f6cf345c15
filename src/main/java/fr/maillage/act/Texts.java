package fr.maillage.act;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of what people type, and the rows of a form that stand for rows of a table. */
final class Texts {

    /** Longest free text. */
    static final int LONG = 10_000;

    private static final Pattern ROW = Pattern.compile("(\\d{1,18})\\. .*", Pattern.DOTALL);

    private Texts() {
    }

    /** What a row of a form is about, for instance « 12. Centre hospitalier ». */
    static String row(long id, String name) {
        return "%d. %s".formatted(id, name);
    }

    /** The id of the row; -1 when somebody has typed something else. */
    static long idOf(String row) {
        Matcher matcher = ROW.matcher(row);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
