package fr.maillage.review;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FilingRepository extends ListCrudRepository<Filing, Long> {

    Optional<Filing> findFirstByReferenceAndSubjectOrderByNumberDesc(String reference, FilingSubject subject);

    List<Filing> findByReferenceOrderByRecordedAt(String reference);

    /** Waits for whoever is changing the filing; {@code null} when there is no such filing. */
    @Query("select id from filing where id = :id for update")
    Long lock(Long id);
}
