package fr.maillage.reference;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;

/** Answers in one word that depend on the date, for instance {@code contract-kind.CPTS}. */
@Service
public class Choices {

    private final ReferenceTable table;

    Choices(ReferenceTable table) {
        this.table = table;
    }

    /**
     * The word in force on that day.
     *
     * @throws MissingReference when no row gives one
     */
    public String on(String key, LocalDate day) {
        return find(key, day).orElseThrow(() -> new MissingReference("choix", key, day));
    }

    /** The word in force on that day, where there may be none. */
    public Optional<String> find(String key, LocalDate day) {
        return table.find(Domain.CHOICE, key, day).filter(ReferenceValue::known).map(ReferenceValue::code);
    }
}
