package fr.maillage.contract;

/** A signed contract has its dates and its duration. Published synchronously, in the transaction that recorded it. */
record ContractRegistered(String reference) {
}
