package fr.maillage.support.mission;

import java.util.List;

import fr.maillage.directory.Lot;

/**
 * A lot of a framework agreement.
 *
 * @param ceiling      in cents, over all orders of the lot; {@code null} when there is none
 * @param orderCeiling in cents, for one order; {@code null} when there is none
 * @param holders      by rank
 */
public record FrameworkLot(Lot lot, LotMode mode, Long ceiling, Long orderCeiling, List<FrameworkHolder> holders) {
}
