package fr.maillage.review;

/** Start-up money proposed with a validated letter. */
enum StartupProposal {
    FIR, CONVENTIONAL, BOTH, NONE
}
