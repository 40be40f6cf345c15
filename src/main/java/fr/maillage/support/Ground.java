package fr.maillage.support;

import java.util.Optional;

import fr.maillage.directory.Lot;

/** Why the rule proposes a role. */
enum Ground {
    RURAL_SHARE, RURAL_PART, RURALITY_UNKNOWN, WISHED, REGION,
    NEED_WRITING(Lot.HEALTH_PROJECT),
    NEED_REAL_ESTATE(Lot.REAL_ESTATE),
    NEED_LEGAL(Lot.LEGAL);

    private final Lot lot;

    Ground() {
        this(null);
    }

    Ground(Lot lot) {
        this.lot = lot;
    }

    /** The lot of the framework agreement that answers this need. */
    Optional<Lot> lot() {
        return Optional.ofNullable(lot);
    }
}
