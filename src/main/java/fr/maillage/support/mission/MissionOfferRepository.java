package fr.maillage.support.mission;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface MissionOfferRepository extends CrudRepository<MissionOffer, Long> {

    List<MissionOffer> findByMissionAndRoundOrderByPriceAscIdAsc(long mission, int round);
}
