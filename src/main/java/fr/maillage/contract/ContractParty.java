package fr.maillage.contract;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A party of a contract.
 *
 * @param signingOrder when it signs, where the parties sign one rank after the other
 * @param drafts       whether it writes the drafts
 * @param pays         whether it makes the first payment
 */
@Table("contract_party")
record ContractParty(Party party, int signingOrder, boolean drafts, boolean pays) {
}
