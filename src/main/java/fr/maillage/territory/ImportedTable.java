package fr.maillage.territory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import fr.maillage.workflow.RefusedSubmission;

/**
 * A file as spreadsheets and public bodies write them: semicolons, UTF-8 with or without mark or else Windows-1252, lines
 * that end either way, columns too many.
 */
public class ImportedTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setDelimiter(';')
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    private static final DateTimeFormatter FRENCH_DATE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** @param number line of the file, the header being 1 */
    record Line(long number, CSVRecord cells) {

        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    private final List<String> header;
    private final List<Line> lines;

    private ImportedTable(List<String> header, List<Line> lines) {
        this.header = header;
        this.lines = lines;
    }

    /** @throws RefusedSubmission for the field {@code file} when it is empty or no table */
    static ImportedTable read(byte[] content) {
        String text = text(content);
        if (text.isBlank()) {
            throw new RefusedSubmission("file", "territory.import.empty");
        }
        if (text.indexOf('\0') >= 0) {
            throw new RefusedSubmission("file", "territory.import.not-csv");
        }
        try (var parser = FORMAT.parse(new StringReader(text))) {
            List<String> header = null;
            List<Line> lines = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (header == null) {
                    header = record.stream().map(name -> String.join(" ", PlaceName.words(name))).toList();
                } else if (record.stream().anyMatch(cell -> !cell.isEmpty())) {
                    lines.add(new Line(record.getRecordNumber(), record));
                }
            }
            if (lines.isEmpty()) {
                throw new RefusedSubmission("file", "territory.import.empty");
            }
            return new ImportedTable(header, lines);
        } catch (IOException | UncheckedIOException e) {
            throw new RefusedSubmission("file", "territory.import.not-csv");
        }
    }

    /** A table of one line that {@link #read} and a French spreadsheet read. */
    static String write(List<String> header, List<String> line) {
        return "\ufeff%s\r\n%s\r\n".formatted(FORMAT.format(header.toArray()), FORMAT.format(line.toArray()));
    }

    List<Line> lines() {
        return lines;
    }

    /** Index of the first column whose folded name fits, -1 without one. */
    int column(Predicate<String> name) {
        for (int index = 0; index < header.size(); index++) {
            if (name.test(header.get(index))) {
                return index;
            }
        }
        return -1;
    }

    /**
     * A day as people and machines write it.
     *
     * @throws DateTimeParseException when it is none
     */
    public static LocalDate day(String text) {
        return text.contains("/") ? LocalDate.parse(text, FRENCH_DATE) : LocalDate.parse(text);
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            text = new String(content, WINDOWS);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
