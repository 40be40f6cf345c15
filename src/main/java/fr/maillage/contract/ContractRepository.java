package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface ContractRepository extends CrudRepository<Contract, Long> {

    Optional<Contract> findFirstByDossierOrderByIdDesc(String dossier);

    List<Contract> findByDossierOrderByIdDesc(String dossier);

    Optional<Contract> findFirstByDossierAndOutcomeAndPurposeNotOrderByIdDesc(String dossier, ContractOutcome outcome,
                                                                              ContractPurpose purpose);

    List<Contract> findByDossierAndOutcomeOrderById(String dossier, ContractOutcome outcome);

    /** First contracts of the type in the département that were signed by that day, another one than this. */
    @Query("""
            select count(*) from contract c join dossier d on d.reference = c.dossier
            where d.departement = :departement and d.type = :type and c.signed_on <= :day and c.purpose = 'FIRST' and c.id <> :id""")
    int signedBy(LocalDate day, String departement, String type, long id);
}
