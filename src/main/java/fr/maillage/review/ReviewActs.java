package fr.maillage.review;

import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/** What can be done to a filed project outside its tasks, until it is decided. */
@Service
@Transactional
class ReviewActs {

    private final Filings filings;
    private final Documents documents;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final ApplicationEventPublisher events;

    ReviewActs(Filings filings, Documents documents, Dossiers dossiers, RunningProcesses running,
               ApplicationEventPublisher events) {
        this.filings = filings;
        this.documents = documents;
        this.dossiers = dossiers;
        this.running = running;
        this.events = events;
    }

    /** Asks the lead questions of substance; the legal date stays where it is. */
    void askForPrecisions(String reference, String questions, LocalDate answerBy, String by) {
        open(reference);
        dossiers.journal(reference, JournalEntry.of("review.precisions", Visibility.LEAD).withNote(questions), by);
        events.publishEvent(new PrecisionsRequested(reference, questions, answerBy, by));
    }

    /**
     * The lead takes the filing back, in writing: its clock ends without a decision.
     *
     * @param document id of the lead's letter
     */
    void withdraw(String reference, Deposit deposit, String document, String by) {
        Filing filing = open(reference);
        documents.require(reference, document, "document");
        Refuse.when(!running.isWaiting(EngineNames.REVIEW_WITHDRAWAL, EngineNames.REVIEW, reference), "",
                "review.clock.none");
        filings.change(filing, latest -> latest.withdrawnBy(deposit.receivedOn(), document));
        dossiers.journal(reference, JournalEntry.of("review.withdrawal", Visibility.LEAD, filing.number(),
                FrenchDates.of(deposit.receivedOn())), by);
        running.correlate(EngineNames.REVIEW_WITHDRAWAL, EngineNames.REVIEW, reference, Map.of());
    }

    private Filing open(String reference) {
        return filings.open(reference, FilingSubject.PROJECT)
                .orElseThrow(() -> new RefusedSubmission("", "review.clock.none"));
    }
}
