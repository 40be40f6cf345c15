package fr.maillage.review;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.ListCrudRepository;

interface AgendaItemRepository extends ListCrudRepository<AgendaItem, Long> {

    List<AgendaItem> findBySessionOrderById(String session);

    List<AgendaItem> findByReferenceOrderById(String reference);

    Optional<AgendaItem> findBySessionAndReferenceAndSubject(String session, String reference, String subject);
}
