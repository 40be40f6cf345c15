package fr.maillage.dossier;

/** What the caisse says to a centre that asks for the national agreement. */
public enum ContractingDecision {
    CONTRACTED, DEFERRED, REFUSED
}
