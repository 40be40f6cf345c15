package fr.maillage.review;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.TeamRule;

/** What may be decided on a project: the decisions and grounds that the texts know for its type, and what was found. */
@Component
class DecisionRules {

    private final Filings filings;
    private final Decisions decisions;
    private final TeamRule team;

    DecisionRules(Filings filings, Decisions decisions, TeamRule team) {
        this.filings = filings;
        this.decisions = decisions;
        this.team = team;
    }

    void check(Dossier dossier, Filing filing, Decision decision, ObjectionGround ground, String reasons) {
        Refuse.when(!Decision.of(dossier.type()).contains(decision), "decision", "review.decision.unknown");
        Refuse.when(decision != Decision.OBJECT && ground != null, "legalGround", "review.decision.groundWithoutObjection");
        if (ground != null) {
            checkGround(dossier.type(), ground);
        }
        Refuse.when(decision.needsReasons() && earlierReasons(filing).containsAll(lines(reasons)), "reasons",
                "review.decision.sameReasons");
        checkFindings(filing, decision);
        Refuse.when(decision == Decision.VALIDATE && !team.isMet(dossier), "decision", "review.decision.teamBelowRule");
    }

    void checkGround(StructureType type, ObjectionGround ground) {
        Refuse.when(!ObjectionGround.of(type).contains(ground), "legalGround", "review.decision.groundUnknown");
    }

    /** A project conforms when every criterion is met; with recommendations none may be missed. */
    private static void checkFindings(Filing filing, Decision decision) {
        boolean missed = any(filing, Conformity.NOT_MET);
        Refuse.when(decision == Decision.VALIDATE && (missed || any(filing, Conformity.PARTLY_MET)), "decision",
                "review.decision.notConform");
        Refuse.when(decision == Decision.VALIDATE_WITH_RECOMMENDATIONS && missed, "decision", "review.decision.missed");
    }

    private static boolean any(Filing filing, Conformity finding) {
        return filing.conformity().stream().anyMatch(each -> each.finding() == finding);
    }

    /** The reasons for which the filing before this one was refused or returned, one by line. */
    List<String> earlierReasons(Filing filing) {
        return filings.previous(filing).map(this::reasons).orElse(List.of());
    }

    /** The reasons for which this filing was refused or returned; none for any other end. */
    List<String> reasons(Filing filing) {
        return Optional.of(filing).filter(Filing::isRefused)
                .flatMap(decisions::find)
                .map(decision -> lines(decision.reasons()))
                .orElse(List.of());
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
