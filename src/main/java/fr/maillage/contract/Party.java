package fr.maillage.contract;

/** Who signs. */
enum Party {
    STRUCTURE, CPAM, ARS
}
