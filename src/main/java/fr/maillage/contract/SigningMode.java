package fr.maillage.contract;

/** How the parties of a contract sign; which one is in force is a row of the reference tables, by kind and date. */
enum SigningMode {
    /** All are asked at once. */
    PARALLEL,
    /** One rank after the other, as the decision {@code contract-parties} orders them. */
    IN_ORDER
}
