package fr.maillage.directory;

/** Kind of coordinated-practice structure. */
public enum StructureType {

    CPTS, MSP, CDS, DAC,
    /** Historical: became DAC. */
    PTA
}
