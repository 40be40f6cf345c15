package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An aid as a reader of the dossier sees it; amounts in euros.
 *
 * @param finess    of the beneficiary, when it is an establishment
 * @param rpps      of the beneficiary, when it is a professional
 * @param findings  answers of the rules, for administrations only
 * @param agreement {@code null} until the aid is granted and its agreement drafted
 */
record AidView(Long id, AidKind kind, AidState state, String applicant, String siret, String finess,
               String rpps, String object, BigDecimal asked, BigDecimal granted, BigDecimal paid, LocalDate receivedOn, LocalDate silenceOn, LocalDate implicitlyRejectedOn,
               LocalDate decidedOn, String reasons, List<Line> lines, List<AidFinding> findings, Agreement agreement) {

    record Line(AidPurpose purpose, String label, BigDecimal asked, BigDecimal granted, BigDecimal spent, BigDecimal accepted) {

        static Line of(AidLine line) {
            return new Line(line.purpose(), line.label(), line.asked(), line.granted(), line.spent(), line.accepted());
        }
    }

    record Agreement(String number, LocalDate startsOn, LocalDate endsOn, int fiscalYear, LocalDate commitmentUntil,
                     String carrier, List<Instalment> instalments, LocalDate reportDue, String liquidator,
                     BigDecimal recoverable, String orderNumber, LocalDate recoveredOn) {
    }

    /** Whether the agency still has to decide. */
    public boolean isUnderExamination() {
        return state.isUnderExamination();
    }

    /** Whether money may still have to be accounted for. */
    public boolean isPaidOut() {
        return agreement != null && paid.signum() > 0;
    }
}
