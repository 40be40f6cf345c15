package fr.maillage.support;

import java.util.List;
import java.util.Set;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface DesignationRepository extends CrudRepository<Designation, Long> {

    /** All of a dossier, oldest first. */
    List<Designation> findByDossierOrderById(String dossier);

    @Query("""
            select * from designation
            where agent = :agent
              and declined_at is null and passed_at is null and lapsed_at is null and ended_on is null
            order by id""")
    List<Designation> currentOfAgent(String agent);

    @Query("""
            select * from designation
            where organisation = :organisation
              and declined_at is null and passed_at is null and lapsed_at is null and ended_on is null
            order by id""")
    List<Designation> currentOfOrganisation(String organisation);

    /** How many dossiers the agent follows or was asked to follow. */
    @Query("""
            select count(distinct dossier) from designation
            where agent = :agent
              and declined_at is null and passed_at is null and lapsed_at is null and ended_on is null""")
    int load(String agent);

    /** Who accompanies another dossier of the same lead, by e-mail or RPPS, or a dossier linked with this one. */
    @Query("""
            select distinct d.agent
            from designation d
            join dossier other on other.reference = d.dossier
            join dossier this on this.reference = :reference and this.reference <> other.reference
            where d.agent is not null and d.accepted_at is not null and d.ended_on is null
              and (lower(other.lead_email) = lower(this.lead_email)
                   or other.lead_rpps = this.lead_rpps
                   or exists (select from dossier_link l
                              where (l.from_reference, l.to_reference)
                                    in ((other.reference, this.reference), (this.reference, other.reference))))""")
    Set<String> followers(String reference);
}
