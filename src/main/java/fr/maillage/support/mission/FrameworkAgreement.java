package fr.maillage.support.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import fr.maillage.directory.Lot;

/**
 * A framework agreement (accord-cadre) of an agency with consultants.
 *
 * @param id              {@code null} until saved
 * @param number          of the procurement, as orders quote it
 * @param region          INSEE code of the agency's region
 * @param ceiling         in cents, over all orders; {@code null} when there is none
 * @param admissionDelay  {@code null} when the agreement leaves it to the reference table
 * @param lateAfterDays   days of delay that open a formal notice; {@code null} as above
 * @param penaltyDivisor  a day of delay costs the price divided by this; {@code null} when it sets no penalty
 * @param source          where these terms are written, and how sure they are
 */
public record FrameworkAgreement(Long id, Integer version, String number, String name, String region, LocalDate validFrom,
                          LocalDate validTo, Long ceiling, AdmissionDelay admissionDelay, Integer lateAfterDays,
                          Integer penaltyDivisor, String source, List<FrameworkLot> lots) {

    boolean isValidOn(LocalDate day) {
        return !validFrom.isAfter(day) && !validTo.isBefore(day);
    }

    Optional<FrameworkLot> lot(Lot lot) {
        return lots.stream().filter(each -> each.lot() == lot).findFirst();
    }

    /** Cents for so many days of delay, at most the price; nothing when the agreement sets no penalty. */
    long penalty(long price, long daysLate) {
        return penaltyDivisor == null || daysLate <= 0 ? 0 : Math.min(price, price * daysLate / penaltyDivisor);
    }
}
