package fr.maillage.support.act;

import org.springframework.data.repository.CrudRepository;

interface SupportAgreementRepository extends CrudRepository<SupportAgreement, Long> {
}
