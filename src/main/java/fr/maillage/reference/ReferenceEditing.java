package fr.maillage.reference;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** What an administrator does with the tables: reads the rows and adds one. Keys come with the models and stay. */
@Service
class ReferenceEditing {

    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_NOTE = 500;
    private static final BigDecimal LONGEST_DELAY = BigDecimal.valueOf(1_000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A row as it is typed. */
    record Entry(Domain domain, String key, String validFrom, String amount, String code, Unit unit, String source,
                 Confidence confidence, String note) {
    }

    private final ReferenceTable table;
    private final Clock clock;

    ReferenceEditing(ReferenceTable table, Clock clock) {
        this.table = table;
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
        LocalDate latest = earlier.stream().map(row -> row.value().validFrom()).max(Comparator.naturalOrder()).orElseThrow();
        boolean rewritesWhatHasBeen = validFrom.isBefore(ParisTime.today(clock)) || !validFrom.isAfter(latest);
        if (rewritesWhatHasBeen && value.note() == null) {
            throw new RefusedSubmission("note", "reference.note.required");
        }
        table.add(entry.domain(), value, recordedBy);
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
        if (unit == Unit.CODE) {
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

    /** Code knows the words it can be told, so a new one is not invented here. */
    private static String code(Entry entry, List<ReferenceTable.Row> earlier) {
        if (entry.domain() != Domain.CHOICE) {
            return null;
        }
        return earlier.stream().map(row -> row.value().code())
                .filter(code -> code != null && code.equals(entry.code()))
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
