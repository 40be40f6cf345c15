package fr.maillage.support.mission;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ConsultantMissionRepository extends CrudRepository<ConsultantMission, Long> {

    List<ConsultantMission> findByDossierOrderById(String dossier);

    /** Missions that have not ended, the latest first. */
    @Query("select * from consultant_mission where ended_at is null order by id desc")
    List<ConsultantMission> alive();

    /** Missions on whose lot the consultant was asked, and those on which it may be consulted now, the latest first. */
    @Query("""
            select m.* from consultant_mission m
            where exists (select from mission_order o where o.mission = m.id and o.organisation = :organisation)
               or m.ended_at is null and exists (select from framework_holder h
                    where h.agreement = m.agreement and h.lot = m.lot and h.organisation = :organisation)
            order by m.id desc""")
    List<ConsultantMission> ofConsultant(String organisation);

    /** For a change: the next one waits. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<ConsultantMission> findWithLockById(long id);
}
