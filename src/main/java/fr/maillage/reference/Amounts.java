package fr.maillage.reference;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Amounts of money by key, for instance {@code aci-cpts.operation.2} (yearly operation of a CPTS of class 2) or
 * {@code aci-cpts.start-up.2} (paid once when the letter of intention is validated).
 */
@Service
public class Amounts {

    private final ReferenceTable table;

    Amounts(ReferenceTable table) {
        this.table = table;
    }

    /**
     * The amount in force on that day with its source. Its number is {@code null} when nobody knows it: ask for it.
     *
     * @throws MissingReference when not even an empty row exists
     */
    public ReferenceValue on(String key, LocalDate day) {
        return table.find(Domain.AMOUNT, key, day).orElseThrow(() -> new MissingReference("montant", key, day));
    }

    /** Whether the table has a row in force on that day, known or not. */
    public boolean isInForce(String key, LocalDate day) {
        return table.find(Domain.AMOUNT, key, day).isPresent();
    }

    /** The first row, when the day lies before it and nobody has read that the amount begins there. */
    public Optional<ReferenceValue> unreadStart(String key, LocalDate day) {
        return table.first(Domain.AMOUNT, key)
                .filter(ReferenceValue::toConfirm)
                .filter(first -> first.validFrom().isAfter(day));
    }

    /** The amount in force on that day with its source; empty when nobody knows it: then it is asked, never taken as zero. */
    public Optional<ReferenceValue> find(String key, LocalDate day) {
        return table.find(Domain.AMOUNT, key, day).filter(ReferenceValue::known);
    }
}
