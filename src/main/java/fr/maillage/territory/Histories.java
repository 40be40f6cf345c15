package fr.maillage.territory;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import fr.maillage.reference.MissingReference;
import fr.maillage.workflow.RefusedForm;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Submissions;

/**
 * Imports what was there before the application, a structure a line. Every line is tried and says all that is wrong with
 * it; the file is taken as a whole or not at all.
 */
@Service
class Histories {

    /** Between the elements of a list in one cell: names have commas. */
    private static final String BETWEEN = "|";

    /** A column as the page tells it. */
    record Column(String name, boolean required, String example) {
    }

    /** A kind of file as the page offers it. */
    record Form(ImportKind kind, List<Column> columns) {
    }

    private final Map<ImportKind, HistoryImport<?>> imports = new EnumMap<>(ImportKind.class);
    private final Imports past;
    private final Submissions submissions;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    Histories(List<HistoryImport<?>> imports, Imports past, Submissions submissions, TransactionTemplate transaction,
              MessageSource messages) {
        imports.forEach(each -> this.imports.put(each.kind(), each));
        this.past = past;
        this.submissions = submissions;
        this.transaction = transaction;
        this.messages = messages;
    }

    List<Form> forms() {
        return imports.values().stream()
                .map(each -> new Form(each.kind(), Arrays.stream(each.line().getRecordComponents())
                        .map(component -> new Column(name(each, component), isRequired(component),
                                text(key(each, component) + ".example")))
                        .toList()))
                .toList();
    }

    boolean has(ImportKind kind) {
        return imports.containsKey(kind);
    }

    /** A file of one line that would be taken. */
    String example(ImportKind kind) {
        List<Column> columns = forms().stream().filter(form -> form.kind() == kind).findFirst().orElseThrow().columns();
        return ImportedTable.write(columns.stream().map(Column::name).toList(), columns.stream().map(Column::example).toList());
    }

    /** @throws RefusedSubmission when the file is no such table */
    ImportOutcome take(ImportKind kind, byte[] content, Imports.Source source) {
        return take(imports.get(kind), content, source);
    }

    private <L extends Record> ImportOutcome take(HistoryImport<L> history, byte[] content, Imports.Source source) {
        ImportedTable table = ImportedTable.read(content);
        Map<RecordComponent, Integer> columns = columns(history, table);
        return transaction.execute(status -> {
            List<ImportOutcome.Refusal> refusals = new ArrayList<>();
            for (ImportedTable.Line line : table.lines()) {
                try {
                    history.record(submissions.bind(values(line, columns), history.line()), source.origin(), source.importedBy());
                } catch (RefusedForm e) {
                    e.faults().forEach(fault -> refusals.add(refusal(history, line, fault.field(), fault.text())));
                } catch (RefusedSubmission e) {
                    refusals.add(refusal(history, line, e.field(), e.text()));
                } catch (MissingReference e) {
                    refusals.add(refusal(history, line, "", e.getMessage()));
                }
            }
            if (refusals.isEmpty()) {
                past.remember(history.kind(), content, source, table.lines().size());
            } else {
                status.setRollbackOnly();
            }
            return new ImportOutcome(table.lines().size(), Map.of(), refusals);
        });
    }

    private Map<RecordComponent, Integer> columns(HistoryImport<?> history, ImportedTable table) {
        Map<RecordComponent, Integer> columns = new LinkedHashMap<>();
        for (RecordComponent component : history.line().getRecordComponents()) {
            String folded = folded(name(history, component));
            int column = table.column(folded::equals);
            if (column < 0 && isRequired(component)) {
                throw new RefusedSubmission("file", "territory.import.column", name(history, component));
            }
            columns.put(component, column);
        }
        return columns;
    }

    private Map<String, Object> values(ImportedTable.Line line, Map<RecordComponent, Integer> columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach((component, column) -> {
            String cell = line.cell(column);
            if (Collection.class.isAssignableFrom(component.getType())) {
                values.put(component.getName(), Stream.of(cell.split("[" + BETWEEN + "]")).map(String::strip)
                        .filter(element -> !element.isEmpty()).toList());
            } else if (!cell.isEmpty()) {
                values.put(component.getName(), value(component.getType(), cell));
            }
        });
        return values;
    }

    /** What no type has stays as it is, for the binding to refuse. */
    private Object value(Class<?> type, String cell) {
        if (type == LocalDate.class) {
            try {
                return ImportedTable.day(cell).toString();
            } catch (DateTimeParseException e) {
                return cell;
            }
        }
        if (type.isEnum()) {
            Function<Object, String> label = constant -> text("enum.%s.%s".formatted(type.getSimpleName(), constant));
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> folded(constant.toString()).equals(folded(cell)) || folded(label.apply(constant)).equals(folded(cell)))
                    .findFirst().map(Object::toString).orElse(cell);
        }
        return cell;
    }

    /** A field of a list ({@code communes[0]}) or within a territory is told by its column. */
    private ImportOutcome.Refusal refusal(HistoryImport<?> history, ImportedTable.Line line, String field, Object text) {
        return Arrays.stream(history.line().getRecordComponents())
                .filter(component -> component.getName().equals(field.split("[.\\[]", 2)[0]))
                .findFirst()
                .map(component -> new ImportOutcome.Refusal(line.number(), "territory.import.cell", name(history, component), text))
                .orElseGet(() -> new ImportOutcome.Refusal(line.number(), "territory.import.line", text));
    }

    private String name(HistoryImport<?> history, RecordComponent component) {
        return text(key(history, component));
    }

    private static String key(HistoryImport<?> history, RecordComponent component) {
        return "import.%s.%s".formatted(history.kind(), component.getName());
    }

    private static boolean isRequired(RecordComponent component) {
        return Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                .anyMatch(component.getAccessor()::isAnnotationPresent);
    }

    private static String folded(String text) {
        return String.join(" ", PlaceName.words(text));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }
}
