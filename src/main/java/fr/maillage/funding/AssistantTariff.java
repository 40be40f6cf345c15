package fr.maillage.funding;

import java.math.BigDecimal;

/**
 * Which row of the reference tables says what a year of an assistant is paid, and what remains of it. From the third year
 * on the amount stays the same.
 */
record AssistantTariff(AssistantTime fte, PatientRank rank, int year) {

    private static final int LAST_STEP = 3;

    /** Large lists of patients have rows of their own: the largest from the first year, the next from the third. */
    String key() {
        int step = Math.min(year, LAST_STEP);
        boolean own = rank == PatientRank.P95 || rank == PatientRank.P90 && step == LAST_STEP;
        return "assistant.%s%s.year-%d".formatted(fte, own ? "." + rank : "", step);
    }

    /** @param reduction part that is not paid, in percent; {@code null} for none */
    static Cents reduced(Cents amount, BigDecimal reduction) {
        return reduction == null ? amount : amount.share(BigDecimal.valueOf(100).subtract(reduction));
    }
}
