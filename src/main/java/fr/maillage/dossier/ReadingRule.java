package fr.maillage.dossier;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The one rule that says who reads what, kept as the table {@code security/visibility.csv}. */
public final class ReadingRule {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setIgnoreSurroundingSpaces(true).get();

    private static final Map<Reader.Kind, Set<Visibility>> SHARED = read();

    private ReadingRule() {
    }

    /**
     * @param owner organisation that wrote it; {@code null} when the application did
     */
    public static boolean mayRead(Reader reader, Visibility visibility, String owner) {
        return owner != null && reader.organisations().contains(owner) || SHARED.get(reader.kind()).contains(visibility);
    }

    /** The levels that the reader reads whoever wrote; one's own organisation's rows come on top. */
    static List<Visibility> shared(Reader reader) {
        return List.copyOf(SHARED.get(reader.kind()));
    }

    private static Map<Reader.Kind, Set<Visibility>> read() {
        Map<Reader.Kind, Set<Visibility>> table = new EnumMap<>(Reader.Kind.class);
        try (java.io.Reader file = new InputStreamReader(new ClassPathResource("security/visibility.csv").getInputStream(),
                StandardCharsets.UTF_8)) {
            List<CSVRecord> rows = FORMAT.parse(file).getRecords();
            for (Reader.Kind kind : Reader.Kind.values()) {
                Set<Visibility> levels = EnumSet.noneOf(Visibility.class);
                rows.stream().filter(row -> row.get(kind.name().toLowerCase(Locale.ROOT)).equals("x")).forEach(row ->
                        levels.add(Visibility.valueOf(row.get("visibility").toUpperCase(Locale.ROOT))));
                table.put(kind, levels);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
