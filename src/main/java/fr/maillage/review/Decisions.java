package fr.maillage.review;

import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.ModelBean;

/** The decisions on filed projects. */
@ModelBean
@Transactional
public class Decisions {

    private final ReviewDecisionRepository repository;
    private final Filings filings;
    private final Dossiers dossiers;
    private final Actors actors;

    Decisions(ReviewDecisionRepository repository, Filings filings, Dossiers dossiers, Actors actors) {
        this.repository = repository;
        this.filings = filings;
        this.dossiers = dossiers;
        this.actors = actors;
    }

    /**
     * The engine group that signs: the delegation's signatories, those of the regional agency for a DAC or once it has
     * taken the decision up.
     */
    @Transactional(readOnly = true)
    public String signatories(String reference) {
        boolean takenUp = find(filings.current(reference, FilingSubject.PROJECT))
                .filter(ReviewDecision::isTakenUp).isPresent();
        return takenUp || dossiers.get(reference).type() == StructureType.DAC
                ? actors.arsSignatories(reference)
                : actors.delegationSignatories(reference);
    }

    Optional<ReviewDecision> find(Filing filing) {
        return repository.findById(filing.id());
    }

    ReviewDecision of(Filing filing) {
        return find(filing).orElseThrow(() -> new IllegalStateException(
                "La décision sur le dépôt n° %d du dossier %s n’a pas été préparée."
                        .formatted(filing.number(), filing.reference())));
    }

    ReviewDecision change(Filing filing, Consumer<ReviewDecision> change) {
        ReviewDecision decision = find(filing).orElseGet(() -> new ReviewDecision(filing));
        change.accept(decision);
        return repository.save(decision);
    }
}
