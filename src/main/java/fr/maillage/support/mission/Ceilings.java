package fr.maillage.support.mission;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ceilings that an order must respect and what living orders already commit, in cents. A ceiling of {@code null} does
 * not exist.
 */
record Ceilings(Long order, Long lot, long lotCommitted, Long agreement, long agreementCommitted) {

    enum Ceiling {
        ORDER, LOT, AGREEMENT
    }

    /**
     * A ceiling that an order would pass.
     *
     * @param limit in cents
     * @param left  what may still be ordered under it, in cents; never negative
     */
    record Passed(Ceiling which, long limit, long left) {
    }

    /** The ceiling that leaves least, among those that the price would pass. */
    Optional<Passed> passedBy(long price) {
        return all().filter(ceiling -> price > ceiling.left())
                .min((one, other) -> Long.compare(one.left(), other.left()));
    }

    /** Those that exist, the narrowest subject first. */
    Stream<Passed> all() {
        return Stream.of(of(Ceiling.ORDER, order, 0), of(Ceiling.LOT, lot, lotCommitted),
                of(Ceiling.AGREEMENT, agreement, agreementCommitted)).flatMap(Optional::stream);
    }

    private static Optional<Passed> of(Ceiling which, Long limit, long committed) {
        return Optional.ofNullable(limit).map(cents -> new Passed(which, cents, Math.max(0, cents - committed)));
    }
}
