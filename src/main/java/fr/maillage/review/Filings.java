package fr.maillage.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** The filings of the dossiers, one after the other. */
@Service
@Transactional
class Filings {

    private final FilingRepository repository;
    private final Documents documents;
    private final Clock clock;

    Filings(FilingRepository repository, Documents documents, Clock clock) {
        this.repository = repository;
        this.documents = documents;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<Filing> find(String reference, FilingSubject subject) {
        return repository.findFirstByReferenceAndSubjectOrderByNumberDesc(reference, subject);
    }

    /** The last filing, open or not. */
    @Transactional(readOnly = true)
    Filing current(String reference, FilingSubject subject) {
        return find(reference, subject).orElseThrow(() -> new NoFiling(reference, subject));
    }

    /** The filing before the current one. */
    @Transactional(readOnly = true)
    Optional<Filing> previous(Filing filing) {
        return all(filing.reference()).stream()
                .filter(each -> each.subject() == filing.subject() && each.number() == filing.number() - 1)
                .findFirst();
    }

    @Transactional(readOnly = true)
    List<Filing> all(String reference) {
        return repository.findByReferenceOrderByRecordedAt(reference);
    }

    @Transactional(readOnly = true)
    Optional<Filing> open(String reference, FilingSubject subject) {
        return find(reference, subject).filter(Filing::isOpen);
    }

    /** Takes a deposit: completes the filing that is open, else opens the next one. */
    Filing deposit(String reference, FilingSubject subject, Deposit deposit, Collection<String> documentIds, String by) {
        documentIds.forEach(id -> documents.require(reference, id, "documents"));
        Filing filing = open(reference, subject).orElseGet(() -> new Filing(reference, subject,
                find(reference, subject).map(Filing::number).orElse(0) + 1));
        filing.depositedAs(deposit, new LinkedHashSet<>(documentIds), clock.instant(), by);
        return repository.save(filing);
    }

    /** Changes a filing, after whoever is changing it now. */
    Filing change(Filing filing, Consumer<Filing> change) {
        repository.lock(filing.id());
        Filing latest = repository.findById(filing.id()).orElseThrow();
        change.accept(latest);
        return repository.save(latest);
    }

    /** What the table asks for, each with what is known of it already. */
    Filing expect(Filing filing, List<RequiredPieces.Piece> pieces) {
        return change(filing, latest -> latest.expects(pieces.stream()
                .map(piece -> latest.piece(piece.code())
                        .orElseGet(() -> FilingPiece.expected(piece.code(), piece.required())))
                .toList()));
    }

    Filing end(Filing filing, FilingState state) {
        return end(filing, state, ParisTime.today(clock));
    }

    Filing end(Filing filing, FilingState state, LocalDate day) {
        return change(filing, latest -> latest.end(state, day));
    }

    /** @throws RefusedSubmission when a form names a piece that this filing does not expect, or the same one twice */
    static void requireKnown(Filing filing, List<String> codes, String field) {
        for (int index = 0; index < codes.size(); index++) {
            String code = codes.get(index);
            if (filing.piece(code).isEmpty()) {
                throw new RefusedSubmission("%s[%d]".formatted(field, index), "review.piece.unknown", code);
            }
            if (codes.indexOf(code) < index) {
                throw new RefusedSubmission("%s[%d]".formatted(field, index), "review.piece.twice", code);
            }
        }
    }
}
