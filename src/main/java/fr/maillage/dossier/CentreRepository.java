package fr.maillage.dossier;

import org.springframework.data.repository.CrudRepository;

interface CentreRepository extends CrudRepository<Centre, String> {
}
