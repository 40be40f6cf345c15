package fr.maillage.funding;

import org.springframework.data.repository.CrudRepository;

interface DifficultyRepository extends CrudRepository<Difficulty, Long> {
}
