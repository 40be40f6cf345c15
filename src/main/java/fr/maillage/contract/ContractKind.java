package fr.maillage.contract;

import java.util.Locale;

/** Kinds of contract; which one is in force for a type on a given day is a row of the reference tables. */
enum ContractKind {
    /** With the agency alone, before the national agreement on CPTS. */
    CONVENTION_ARS,
    ACI_CPTS, ACI_MSP, ACCORD_NATIONAL_CDS, CPOM_DAC;

    /** First word of its rows in the reference tables, {@code aci-cpts}. */
    String amounts() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what it pays depends on the size class of the structure. */
    boolean isBySize() {
        return this == ACI_CPTS;
    }
}
