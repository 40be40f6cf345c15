package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A request as it was filed.
 *
 * @param receivedOn       the day the agency received it
 * @param siret            of the beneficiary, when it has one
 * @param otherFunding     in euros, from all other financers
 * @param otherPublic      in euros, public subsidies that others pay the beneficiary in the year
 * @param worksStartOn     of real estate; {@code null} while no date is set
 * @param doctors          who will practise there
 * @param priorityDistrict whether the place lies in a QPV
 */
record AidRequest(LocalDate receivedOn, String applicant, ApplicantForm applicantForm, String siret, String object,
                  BigDecimal ownFunds, BigDecimal otherFunding, BigDecimal otherPublic, LocalDate worksStartOn,
                  RealEstateAim aim, Integer doctors, Boolean priorityDistrict) {

    /** Works that began before the request reached the agency; the same day is in time. */
    boolean worksStarted() {
        return worksStartOn != null && worksStartOn.isBefore(receivedOn);
    }
}
