package fr.maillage.funding;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface AidRepository extends CrudRepository<Aid, Long> {

    List<Aid> findByDossierOrderById(String dossier);

    List<Aid> findByRequestSiretOrderById(String siret);
}
