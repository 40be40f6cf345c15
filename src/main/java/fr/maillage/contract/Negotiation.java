package fr.maillage.contract;

/** What a party thinks of a draft. */
enum Negotiation {
    AGREED, CHANGES
}
