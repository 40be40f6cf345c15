package fr.maillage.contract;

/** What a party does with the contract that it is asked to sign. */
enum ContractSignature {
    SIGNED,
    /** Back to negotiation: the signatures already given are void. */
    CHANGE_REQUESTED,
    REFUSED
}
