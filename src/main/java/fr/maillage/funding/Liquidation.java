package fr.maillage.funding;

import java.time.LocalDate;

/** The end of a beneficiary whose aid is not settled: the liquidator is whom one writes to. */
record Liquidation(LocalDate dissolvedOn, String liquidator, String liquidatorEmail) {
}
