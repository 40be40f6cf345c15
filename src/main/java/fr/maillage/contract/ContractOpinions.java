package fr.maillage.contract;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface ContractOpinions extends CrudRepository<ContractOpinion, Long> {

    List<ContractOpinion> findByContractAndDraftOrderById(Long contract, int draft);
}
