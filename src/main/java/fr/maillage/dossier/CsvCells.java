package fr.maillage.dossier;

/** Cells of a CSV file that a spreadsheet will open. */
public final class CsvCells {

    private CsvCells() {
    }

    /**
     * The text, behind an apostrophe when a spreadsheet would take it for a formula (OWASP, CSV injection).
     *
     * @param value {@code null} gives an empty cell
     */
    public static String safe(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
