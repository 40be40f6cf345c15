package fr.maillage.review;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

interface CommitteeSessionRepository extends ListCrudRepository<CommitteeSession, String> {

    List<CommitteeSession> findByRegionAndStateOrderByHeldAt(String region, SessionState state);

    List<CommitteeSession> findByRegionOrderByHeldAtDesc(String region);
}
