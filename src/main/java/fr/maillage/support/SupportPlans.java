package fr.maillage.support;

import org.springframework.data.repository.CrudRepository;

interface SupportPlans extends CrudRepository<SupportPlan, String> {
}
