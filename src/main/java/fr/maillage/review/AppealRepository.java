package fr.maillage.review;

import org.springframework.data.repository.ListCrudRepository;

interface AppealRepository extends ListCrudRepository<Appeal, Long> {
}
