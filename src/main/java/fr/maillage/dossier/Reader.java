package fr.maillage.dossier;

import java.util.Set;

/**
 * Somebody who reads a dossier, as the rule of visibility sees them.
 *
 * @param organisations slugs of the reader's organisations
 * @param kind          in which capacity the person reads this dossier
 */
public record Reader(Set<String> organisations, Kind kind) {

    /** Capacities, from the one that reads least. */
    public enum Kind {
        /** Works on one point for the agency: reads what their own organisation has written, nothing else. */
        CONSULTANT,
        /** The project's lead. */
        LEAD,
        /** Accompanies the lead or gives an opinion without being an administration. */
        ACCOMPANIER,
        /** ARS, CPAM, MSA, ARCMSA, DCGDR. */
        ADMINISTRATION
    }
}
