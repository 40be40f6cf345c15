package fr.maillage.funding;

/** Who signs the contract on an assistant. */
enum AssistantParty {
    HOLDER, FUND
}
