package fr.maillage.support.mission;

/** Why a consultant declines an order. */
enum OrderDecline {
    WORKLOAD, CONFLICT_OF_INTEREST, DEADLINE, PRICE, OTHER
}
