package fr.maillage.review;

import org.springframework.data.repository.ListCrudRepository;

interface TacitValidationRepository extends ListCrudRepository<TacitValidation, Long> {
}
