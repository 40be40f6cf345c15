package fr.maillage.support.act;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.CrudRepository;

interface FeasibilityStudyRepository extends CrudRepository<FeasibilityStudy, Long> {

    List<FeasibilityStudy> findByDossierOrderById(String dossier);

    Optional<FeasibilityStudy> findByMission(long mission);
}
