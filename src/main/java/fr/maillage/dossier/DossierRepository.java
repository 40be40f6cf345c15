package fr.maillage.dossier;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface DossierRepository extends CrudRepository<Dossier, String> {

    Optional<Dossier> findByDeclarationId(String declarationId);

    @Query("select * from dossier where lower(name) = lower(:named) or reference = :named order by reference")
    List<Dossier> findNamed(String named);

    @Query("""
            select other.reference from dossier this
            join dossier other on other.reference <> this.reference
              and (other.finess_establishment = this.finess_establishment
                or other.type = 'PROFESSIONAL' and this.type = 'PROFESSIONAL' and other.lead_rpps = this.lead_rpps)
            where this.reference = :reference order by other.reference""")
    List<String> findOfSameBeneficiary(String reference);

    /** Makes every change of one dossier wait for the one before. */
    @Query("select reference from dossier where reference = :reference for update")
    Optional<String> lock(String reference);

    /** Makes the second click on one declaration wait for the first. */
    @Query("select pg_advisory_xact_lock(hashtextextended(:declarationId, 0))::text")
    String lockDeclaration(String declarationId);
}
