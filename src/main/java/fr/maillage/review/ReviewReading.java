package fr.maillage.review;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.ReadingRule;
import fr.maillage.dossier.Visibility;
import fr.maillage.review.ReviewSummary.DecisionView;
import fr.maillage.review.ReviewSummary.FilingView;
import fr.maillage.review.ReviewSummary.OpinionView;
import fr.maillage.review.ReviewSummary.PieceView;
import fr.maillage.review.ReviewSummary.SessionView;

/** Shows a reader what they may read of the filings of a dossier. */
@Service
@Transactional(readOnly = true)
class ReviewReading {

    private final Filings filings;
    private final Opinions opinions;
    private final JointLetter letters;
    private final Decisions decisions;
    private final Sessions sessions;
    private final AgendaItemRepository agenda;
    private final Directory directory;

    ReviewReading(Filings filings, Opinions opinions, JointLetter letters, Decisions decisions, Sessions sessions,
                  AgendaItemRepository agenda, Directory directory) {
        this.filings = filings;
        this.opinions = opinions;
        this.letters = letters;
        this.decisions = decisions;
        this.sessions = sessions;
        this.agenda = agenda;
        this.directory = directory;
    }

    ReviewSummary summary(Dossier dossier, Reader reader) {
        return new ReviewSummary(filings.all(dossier.reference()).stream()
                .map(filing -> view(filing, dossier, reader)).toList());
    }

    private FilingView view(Filing filing, Dossier dossier, Reader reader) {
        return new FilingView(filing.subject(), filing.number(), filing.state(), filing.receivedOn(),
                filing.depositedBy(), filing.startsOn(), filing.legalDate(), filing.prudentDate(), filing.targetDate(),
                filing.piecesBy(), filing.endedOn(),
                filing.pieces().stream().map(piece -> new PieceView(piece.piece(), piece.required(), piece.state(),
                        piece.receivedOn())).toList(),
                filing.answers(), opinions(filing, dossier, reader), sessions(filing, reader),
                decision(filing).orElse(null));
    }

    private List<OpinionView> opinions(Filing filing, Dossier dossier, Reader reader) {
        return opinions.of(filing).stream()
                .filter(opinion -> ReadingRule.mayRead(reader, opinion.visibility(), organisation(opinion)))
                .map(opinion -> new OpinionView(directory.groupName(opinion.giver()),
                        accompanies(organisation(opinion), dossier), opinion.askedAt(), opinion.givenAt(),
                        opinion.sense(), opinion.content(), opinion.silent(), opinion.late(), opinion.carried()))
                .toList();
    }

    private List<SessionView> sessions(Filing filing, Reader reader) {
        if (!ReadingRule.mayRead(reader, Visibility.ADMINISTRATIONS, null)) {
            return List.of();
        }
        return agenda.findByReferenceOrderById(filing.reference()).stream()
                .filter(item -> item.isAbout(filing))
                .map(item -> new SessionView(item.session(), sessions.get(item.session()).heldAt(), item.opinion(),
                        item.content()))
                .toList();
    }

    private Optional<DecisionView> decision(Filing filing) {
        if (filing.subject() == FilingSubject.LETTER) {
            return letters.find(filing).filter(letter -> letter.notifiedOn() != null)
                    .map(letter -> new DecisionView(letter.decision().name(), null, letter.reasons(),
                            letter.recommendations(), letter.mode(), letter.notifiedOn()));
        }
        return decisions.find(filing).filter(ReviewDecision::isNotified)
                .map(decision -> new DecisionView(decision.sense().name(), decision.legalGround(), decision.reasons(),
                        decision.recommendations(), decision.mode(), decision.sentOn()));
    }

    private String organisation(Opinion opinion) {
        return directory.organisationOfGroup(opinion.giver()).map(Organisation::id).orElse(null);
    }

    private static boolean accompanies(String organisation, Dossier dossier) {
        return dossier.participants().stream().anyMatch(participant -> participant.isActive()
                && participant.role().isAccompanying() && participant.organisation().equals(organisation));
    }
}
