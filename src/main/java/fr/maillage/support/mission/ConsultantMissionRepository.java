package fr.maillage.support.mission;

import java.util.List;
import java.util.Optional;

import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ConsultantMissionRepository extends CrudRepository<ConsultantMission, Long> {

    List<ConsultantMission> findByDossierOrderById(String dossier);

    /** For a change: the next one waits. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<ConsultantMission> findWithLockById(long id);
}
