package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * A contract as the page of its dossier shows it.
 *
 * @param endsOn    first day on which it is no longer in force; {@code null} until it is registered
 * @param sizeClass that it was drafted or signed for; {@code null} for a kind that is not paid by size
 */
record ContractSummary(ContractKind kind, ContractPurpose purpose, State state, int draft, LocalDate openedOn,
                       LocalDate effectiveOn, LocalDate signedOn, LocalDate endsOn, Integer population, Integer sizeClass,
                       SigningMode signing, List<Signature> parties, List<ContractAmount> amounts, AmountTotal total) {

    enum State {
        TO_DRAFT, NEGOTIATED, BEING_SIGNED, SUSPENDED, SIGNED, WAIVED, ABANDONED
    }

    /**
     * What a party has done in the signing round that is open or was the last.
     *
     * @param answer  {@code null} while nothing has come
     * @param awaited it is its turn
     */
    record Signature(Party party, ContractSignature answer, String signatory, LocalDate signedOn, String reason,
                     boolean awaited) {
    }
}
