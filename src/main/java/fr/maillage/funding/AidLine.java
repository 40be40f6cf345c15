package fr.maillage.funding;

import java.math.BigDecimal;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A line of an aid, from what is asked to what is accepted; amounts in euros, {@code null} until they are known.
 *
 * @param cost      of what the line pays, other financers included
 * @param rejection why spending of this line was not accepted
 */
@Table("aid_line")
record AidLine(AidPurpose purpose, String label, BigDecimal cost, BigDecimal asked, BigDecimal proposed,
               BigDecimal granted, BigDecimal spent, BigDecimal accepted, String rejection) {

    static AidLine asked(AidPurpose purpose, String label, BigDecimal cost, BigDecimal asked) {
        return new AidLine(purpose, label, cost, asked, null, null, null, null, null);
    }

    AidLine proposing(BigDecimal amount) {
        return new AidLine(purpose, label, cost, asked, amount, granted, spent, accepted, rejection);
    }

    AidLine granting(BigDecimal amount) {
        return new AidLine(purpose, label, cost, asked, proposed, amount, spent, accepted, rejection);
    }

    AidLine spending(BigDecimal amount) {
        return new AidLine(purpose, label, cost, asked, proposed, granted, amount, accepted, rejection);
    }

    AidLine accepting(BigDecimal amount, String reason) {
        return new AidLine(purpose, label, cost, asked, proposed, granted, spent, amount, reason);
    }
}
