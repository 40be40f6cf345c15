package fr.maillage.review;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.ListCrudRepository;

interface OpinionRepository extends ListCrudRepository<Opinion, Long> {

    List<Opinion> findByFilingOrderById(Long filing);

    Optional<Opinion> findByFilingAndGiver(Long filing, String giver);
}
