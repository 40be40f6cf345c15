package fr.maillage.dossier;

import java.io.IOException;
import java.io.Writer;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file that a French spreadsheet will open. */
public final class CsvCells {

    private CsvCells() {
    }

    /** Semicolons, and the mark by which a spreadsheet knows UTF-8. */
    public static CSVPrinter printer(Writer writer) throws IOException {
        writer.write('\uFEFF');
        return new CSVPrinter(writer, CSVFormat.Builder.create(CSVFormat.EXCEL).setDelimiter(';').get());
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
