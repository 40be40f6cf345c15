package fr.maillage.support.mission;

/** How a lot of a framework agreement designates the holder of an order. */
public enum LotMode {
    /** The holder who has waited longest (tour de rôle). */
    TURN,
    /** The first by rank, the next when that one declines (cascade). */
    CASCADE,
    /** All holders are consulted, the buyer compares their offers (remise en concurrence). */
    COMPETITION
}
