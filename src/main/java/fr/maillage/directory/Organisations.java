package fr.maillage.directory;

import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Organisations extends ListCrudRepository<Organisation, String> {

    List<Organisation> findByKindOrderByName(OrganisationKind kind);

    @Query("select * from organisation where :departement = any (departements) order by id")
    List<Organisation> covering(String departement);

    @Query("select * from organisation where communes && :communes::text[] order by id")
    List<Organisation> namingOneOf(String[] communes);

    @Query("select * from organisation where :predecessor = any (succeeds) order by valid_from, id")
    List<Organisation> successorsOf(String predecessor);
}
