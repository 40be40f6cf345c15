package fr.maillage.review;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.reference.Delays;

/** Appeals against objections: one per filing. */
@Service
@Transactional
class Appeals {

    private final AppealRepository repository;
    private final Delays delays;

    Appeals(AppealRepository repository, Delays delays) {
        this.repository = repository;
        this.delays = delays;
    }

    Optional<Appeal> find(Filing filing) {
        return repository.findById(filing.id());
    }

    Appeal of(Filing filing) {
        return find(filing).orElseThrow(() -> new IllegalStateException(
                "Aucun recours n’a été formé sur le dépôt n° %d du dossier %s.".formatted(filing.number(), filing.reference())));
    }

    Appeal receive(Filing filing, LocalDate receivedOn, String document) {
        LocalDate dueOn = delays.after(receivedOn, "appeal.silence");
        return repository.save(new Appeal(filing.id(), null, receivedOn, dueOn, document, null, null, null));
    }

    /** Records the answer; one that was answered already keeps its answer. */
    Appeal answer(Filing filing, AppealOutcome outcome, String reasons, LocalDate decidedOn) {
        Appeal appeal = of(filing);
        return appeal.outcome() == null ? repository.save(appeal.answered(outcome, reasons, decidedOn)) : appeal;
    }
}
