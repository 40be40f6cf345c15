package fr.maillage.funding;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A body that receives the money while the beneficiary does not exist yet (portage).
 *
 * @param carrierUntil    last day of the carrying agreement
 * @param carrierDocument the carrying agreement
 */
record Carrier(String carrier, String carrierSiret, LocalDate carrierUntil, UUID carrierDocument) {

    boolean carriesOn(LocalDate day) {
        return !day.isAfter(carrierUntil);
    }
}
