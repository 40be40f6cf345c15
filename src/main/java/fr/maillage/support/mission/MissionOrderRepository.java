package fr.maillage.support.mission;

import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

import fr.maillage.directory.Lot;

interface MissionOrderRepository extends CrudRepository<MissionOrder, Long> {

    List<MissionOrder> findByMissionOrderById(long mission);

    List<MissionOrder> findByAgreementAndLotOrderById(long agreement, Lot lot);

    List<MissionOrder> findByOrganisationOrderByIdDesc(String organisation);

    /** Orders of the organisation on the dossier, whatever the mission. */
    @Query("""
            select o.* from mission_order o join consultant_mission m on m.id = o.mission
            where m.dossier = :dossier and o.organisation = :organisation order by o.id""")
    List<MissionOrder> ofOrganisationOn(String organisation, String dossier);
}
