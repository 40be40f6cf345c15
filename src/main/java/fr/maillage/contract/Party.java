package fr.maillage.contract;

/** Who signs. */
enum Party {
    STRUCTURE, CPAM, ARS,
    /** The conseil départemental, where a CPOM is signed with it too. */
    DEPARTEMENT;

    /** Whether the directory knows who may sign for it; elected persons and professionals are not in it. */
    boolean isInTheDirectory() {
        return this == CPAM || this == ARS;
    }
}
