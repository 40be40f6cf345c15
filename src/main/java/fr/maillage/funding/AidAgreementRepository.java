package fr.maillage.funding;

import java.util.Optional;

import org.springframework.data.repository.CrudRepository;

interface AidAgreementRepository extends CrudRepository<AidAgreement, Long> {

    Optional<AidAgreement> findByAid(Long aid);
}
