package fr.maillage.support.mission;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.CrudRepository;

interface MissionDeliveryRepository extends CrudRepository<MissionDelivery, Long> {

    List<MissionDelivery> findByMissionOrderOrderById(long missionOrder);

    Optional<MissionDelivery> findFirstByMissionOrderOrderByIdDesc(long missionOrder);
}
