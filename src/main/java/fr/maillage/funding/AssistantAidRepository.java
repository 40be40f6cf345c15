package fr.maillage.funding;

import org.springframework.data.repository.CrudRepository;

interface AssistantAidRepository extends CrudRepository<AssistantAid, Long> {
}
