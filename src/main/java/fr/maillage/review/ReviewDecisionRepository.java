package fr.maillage.review;

import org.springframework.data.repository.ListCrudRepository;

interface ReviewDecisionRepository extends ListCrudRepository<ReviewDecision, Long> {
}
