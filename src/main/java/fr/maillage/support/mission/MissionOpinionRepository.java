package fr.maillage.support.mission;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface MissionOpinionRepository extends CrudRepository<MissionOpinion, Long> {

    List<MissionOpinion> findByDeliveryOrderById(long delivery);
}
