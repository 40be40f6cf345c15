package fr.maillage.review;

import org.springframework.data.repository.ListCrudRepository;

interface LetterAnswerRepository extends ListCrudRepository<LetterAnswer, Long> {
}
