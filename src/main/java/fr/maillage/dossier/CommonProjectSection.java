package fr.maillage.dossier;

/** What the common project of a DAC says; named as the pieces that the decision {@code required-pieces} lists for a DAC. */
enum CommonProjectSection {
    DAC_MISSIONS, GOVERNANCE_AND_COORDINATION, SINGLE_NUMBER, INFORMATION_SYSTEM, HUMAN_RESOURCES, BUDGET, CARE_COORDINATION
}
