package fr.maillage.directory;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Agents extends ListCrudRepository<Agent, String> {

    List<Agent> findByOrganisationOrderByFamilyName(String organisation);

    @Query("select * from agent where :function = any (functions) order by family_name, id")
    List<Agent> holding(Function function);

    @Query("""
            select exists (select from agent
                            where organisation = :organisation and :function = any (functions)
                              and coalesce(arrives_on, :on) <= :on and coalesce(leaves_on, :on) >= :on)""")
    boolean isHeld(Function function, String organisation, LocalDate on);
}
