package fr.maillage.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What one party did in one signing round.
 *
 * @param signatory  who signed, in words
 * @param capacity   in which capacity
 * @param delegation by what right, for the administrations
 * @param reason     when a change is requested or the signature refused
 */
@Table("contract_signature")
record PartySignature(@Id Long id, Long contract, int signingRound, Party party, ContractSignature signature,
                      String signatory, String capacity, String delegation, LocalDate signedOn, UUID file,
                      String reason, Instant givenAt, String givenBy) {
}
