package fr.maillage.reference;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** What an administrator does with the tables: reads the rows and adds one. Keys come with the models and stay. */
@Service
class ReferenceEditing {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final BigDecimal LONGEST_DELAY = BigDecimal.valueOf(1_000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A row as it is typed. */
    record Entry(Domain domain, String key, String validFrom, String amount, String code, Unit unit, String source,
                 Confidence confidence, String note) {
    }

    private final ReferenceTable table;
    private final List<ChoiceWords> choiceWords;
    private final Clock clock;

    ReferenceEditing(ReferenceTable table, List<ChoiceWords> choiceWords, Clock clock) {
        this.table = table;
        this.choiceWords = choiceWords;
        this.clock = clock;
    }

    List<ReferenceTable.Row> rows() {
        return table.all();
    }

    List<ReferenceTable.Row> rows(Domain domain, String key) {
        return table.all().stream()
                .filter(row -> row.domain() == domain && row.value().key().equals(key))
                .toList();
    }

    /** What administrators have changed, latest first. */
    List<ReferenceTable.Change> changes(int most) {
        return table.changes(most);
    }

    /** @throws RefusedSubmission at the field that is wrong */
    @Transactional
    void add(Entry entry, String recordedBy) {
        List<ReferenceTable.Row> earlier = entry.domain() == null ? List.of() : rows(entry.domain(), entry.key());
        if (earlier.isEmpty()) {
            throw new RefusedSubmission("key", "reference.key.unknown");
        }
        Unit unit = unit(entry, earlier);
        LocalDate validFrom = date(entry.validFrom());
        ReferenceValue value = new ReferenceValue(entry.key(), validFrom, amount(entry, unit), code(entry, earlier), unit,
                line(entry.source(), LONGEST_SOURCE, "source", "reference.source.required"), confidence(entry), note(entry));
        refuseRewriting(earlier, value);
        table.add(entry.domain(), value, recordedBy);
    }

    /**
     * What has been in force may have been used: dossiers keep the value of their date, so that a known one is only followed
     * by a new period. Filling in a value that nobody knew, and changing one that is still to come, wants a reason.
     */
    private void refuseRewriting(List<ReferenceTable.Row> earlier, ReferenceValue value) {
        LocalDate today = ParisTime.today(clock);
        LocalDate from = value.validFrom();
        earlier.stream()
                .filter(row -> row.isInForceOn(from) && row.value().known())
                .filter(row -> from.isBefore(today) || from.equals(today) && row.value().validFrom().equals(today))
                .findFirst()
                .ifPresent(used -> {
                    throw new RefusedSubmission("validFrom", "reference.used", used.value().validFrom().format(DAY),
                            (used.value().validFrom().equals(today) ? today.plusDays(1) : today).format(DAY));
                });
        LocalDate latest = earlier.stream().map(row -> row.value().validFrom()).max(Comparator.naturalOrder()).orElseThrow();
        if (value.note() == null && (from.isBefore(today) || !from.isAfter(latest))) {
            throw new RefusedSubmission("note", "reference.note.required");
        }
    }

    /** The words that a choice may become: those that its rows have had, and those that code knows beside. */
    Set<String> words(String key, List<ReferenceTable.Row> rows) {
        return Stream.concat(rows.stream().map(row -> row.value().code()).filter(Objects::nonNull),
                        choiceWords.stream().flatMap(known -> known.of(key).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Unit unit(Entry entry, List<ReferenceTable.Row> earlier) {
        if (entry.domain() != Domain.DELAY) {
            return earlier.get(0).value().unit();
        }
        if (entry.unit() == null || !entry.unit().ofTime()) {
            throw new RefusedSubmission("unit", "reference.unit.time");
        }
        return entry.unit();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new RefusedSubmission("validFrom", "reference.valid-from.required");
        }
    }

    private static BigDecimal amount(Entry entry, Unit unit) {
        if (unit == Unit.CODE || unit == Unit.TEXT) {
            return null;
        }
        String text = entry.amount() == null ? "" : entry.amount().replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (text.isEmpty()) {
            if (entry.domain() == Domain.AMOUNT) {
                return null;
            }
            throw new RefusedSubmission("amount", "reference.amount.required");
        }
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,4})?")) {
            throw new RefusedSubmission("amount", "reference.amount.form");
        }
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() < 0) {
            throw new RefusedSubmission("amount", "reference.amount.negative");
        }
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        if (unit.ofTime() && (!whole || amount.compareTo(LONGEST_DELAY) > 0)) {
            throw new RefusedSubmission("amount", "reference.amount.whole", LONGEST_DELAY);
        }
        if (entry.domain() == Domain.THRESHOLD && !whole) {
            throw new RefusedSubmission("amount", "reference.amount.whole-threshold");
        }
        if (unit == Unit.PERCENT && amount.compareTo(HUNDRED) > 0) {
            throw new RefusedSubmission("amount", "reference.amount.percent");
        }
        if (amount.compareTo(LARGEST) > 0) {
            throw new RefusedSubmission("amount", "reference.amount.large");
        }
        return amount;
    }

    /** Code knows the words it can be told, so a new one is not invented here; a text is free, and empty while nobody knows it. */
    private String code(Entry entry, List<ReferenceTable.Row> earlier) {
        if (entry.domain() == Domain.TEXT) {
            return entry.code() == null || entry.code().isBlank() ? null
                    : line(entry.code(), LONGEST_TEXT, "code", "reference.text.form");
        }
        if (entry.domain() != Domain.CHOICE) {
            return null;
        }
        return words(entry.key(), earlier).stream()
                .filter(word -> word.equals(entry.code()))
                .findFirst()
                .orElseThrow(() -> new RefusedSubmission("code", "reference.code.unknown"));
    }

    private static Confidence confidence(Entry entry) {
        if (entry.confidence() == null) {
            throw new RefusedSubmission("confidence", "reference.confidence.required");
        }
        return entry.confidence();
    }

    private static String note(Entry entry) {
        return entry.note() == null || entry.note().isBlank()
                ? null
                : line(entry.note(), LONGEST_NOTE, "note", "reference.note.long");
    }

    private static String line(String text, int longest, String field, String messageKey) {
        String line = text == null ? "" : text.strip();
        if (line.isEmpty() || line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedSubmission(field, messageKey, longest);
        }
        return line;
    }
}
