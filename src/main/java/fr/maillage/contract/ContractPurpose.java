package fr.maillage.contract;

import java.util.Arrays;
import java.util.Optional;

/** Why a contract is being signed; who opens {@code contract-signature} says it in {@code contractPurpose}. */
enum ContractPurpose {
    /** The structure's first contract: its signature is a milestone of the dossier. */
    FIRST,
    /** Follows a contract that ends. */
    RENEWAL,
    /** Changes the contract in force (avenant): its parties and duration stay. */
    AMENDMENT;

    /** @param variable as the process hands it in; without one it is the first contract */
    static ContractPurpose of(Object variable) {
        return Optional.ofNullable(variable)
                .flatMap(name -> Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst())
                .orElse(FIRST);
    }
}
