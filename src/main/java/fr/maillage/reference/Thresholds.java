package fr.maillage.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;

/** Limits that a rule compares with: numbers of inhabitants, shares in percent. */
@Service
public class Thresholds {

    /** From so many inhabitants a CPTS is of class 2. */
    public static final String CPTS_CLASS_2_FROM = "cpts-size.class-2-from";
    /** From so many inhabitants a CPTS is of class 3. */
    public static final String CPTS_CLASS_3_FROM = "cpts-size.class-3-from";
    /** Above so many inhabitants a CPTS is of class 4. */
    public static final String CPTS_CLASS_4_ABOVE = "cpts-size.class-4-above";
    /** From this rural share of the population, in percent, the MSA leads the accompaniment. */
    public static final String MSA_LEADS_FROM = "msa.leads-from-rural-share";
    /** From this rural share of the population, in percent, the MSA is proposed. */
    public static final String MSA_PROPOSED_FROM = "msa.proposed-from-rural-share";

    private final ReferenceTable table;

    Thresholds(ReferenceTable table) {
        this.table = table;
    }

    /**
     * The threshold in force on that day.
     *
     * @throws MissingReference when no row gives one
     */
    public BigDecimal on(String key, LocalDate day) {
        return table.find(Domain.THRESHOLD, key, day)
                .filter(ReferenceValue::known)
                .orElseThrow(() -> new MissingReference("seuil", key, day))
                .amount();
    }

    /** The threshold in force on that day; empty when no row gives one. */
    public Optional<BigDecimal> find(String key, LocalDate day) {
        return table.find(Domain.THRESHOLD, key, day).filter(ReferenceValue::known).map(ReferenceValue::amount);
    }
}
