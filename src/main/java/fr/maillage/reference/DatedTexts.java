package fr.maillage.reference;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;

/** What an authority has written for a time, for instance the objectives of a regional health project. */
@Service
public class DatedTexts {

    private final ReferenceTable table;

    DatedTexts(ReferenceTable table) {
        this.table = table;
    }

    /** The text in force on that day, with its source; empty while nobody has entered it. */
    public Optional<ReferenceValue> find(String key, LocalDate day) {
        return table.find(Domain.TEXT, key, day).filter(ReferenceValue::known);
    }
}
