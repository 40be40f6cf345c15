package fr.maillage.support.mission;

import java.time.LocalDate;

/** Time in which the buyer decides about a deliverable; silence admits it. */
public record AdmissionDelay(int amount, Unit unit) {

    public enum Unit {
        DAYS, MONTHS
    }

    LocalDate after(LocalDate start) {
        return unit == Unit.DAYS ? start.plusDays(amount) : start.plusMonths(amount);
    }
}
