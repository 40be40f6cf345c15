package fr.maillage.funding;

import org.springframework.data.relational.core.mapping.Table;

/** What one rule answered when the request was examined. */
@Table("aid_finding")
record AidFinding(Finding finding, Verdict verdict) {

    boolean refuses() {
        return verdict == Verdict.REFUSED;
    }
}
