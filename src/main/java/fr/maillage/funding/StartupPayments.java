package fr.maillage.funding;

import java.util.Optional;

import org.springframework.data.repository.CrudRepository;

interface StartupPayments extends CrudRepository<StartupPayment, Long> {

    Optional<StartupPayment> findFirstByDossierOrderByIdDesc(String dossier);
}
