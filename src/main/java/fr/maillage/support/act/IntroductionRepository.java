package fr.maillage.support.act;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface IntroductionRepository extends CrudRepository<Introduction, Long> {

    List<Introduction> findByDossierOrderById(String dossier);
}
