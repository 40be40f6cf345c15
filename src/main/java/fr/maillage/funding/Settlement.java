package fr.maillage.funding;

import java.math.BigDecimal;
import java.util.List;

/**
 * The account of an aid once its spending is controlled.
 *
 * @param earned what the accepted spending gives right to
 * @param paid   what has been paid
 */
record Settlement(Cents earned, Cents paid) {

    /**
     * @param granted  of the line
     * @param accepted spending of the line that the control accepts
     */
    record Line(Cents granted, Cents accepted) {
    }

    /**
     * @param rate         share of the expense in percent; {@code null} when the aid pays the expense itself
     * @param transferable whether money may move from one line to another, which takes the agreement of the agency
     */
    static Settlement of(List<Line> lines, BigDecimal rate, boolean transferable, Cents paid) {
        Cents granted = lines.stream().map(Line::granted).reduce(Cents.ZERO, Cents::plus);
        Cents accepted = lines.stream().map(Line::accepted).reduce(Cents.ZERO, Cents::plus);
        if (rate != null) {
            return new Settlement(accepted.share(rate).min(granted), paid);
        }
        Cents byLine = lines.stream().map(line -> line.accepted().min(line.granted())).reduce(Cents.ZERO, Cents::plus);
        return new Settlement(transferable ? accepted.min(granted) : byLine, paid);
    }

    /** Still to be paid. */
    Cents balance() {
        return earned.less(paid);
    }

    /** Paid without being due. */
    Cents overpaid() {
        return paid.less(earned);
    }
}
