package fr.maillage.contract;

import org.springframework.data.relational.core.mapping.Table;

/** A party of a contract, and when it signs in the usual order. */
@Table("contract_party")
record ContractParty(Party party, int signingOrder) {
}
