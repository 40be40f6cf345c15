package fr.maillage.contract;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface PartySignatures extends CrudRepository<PartySignature, Long> {

    List<PartySignature> findByContractAndSigningRoundOrderById(Long contract, int signingRound);
}
