package fr.maillage.review;

import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.TeamChanged;
import fr.maillage.dossier.TeamRule;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/**
 * Watches the team of a MSP while its project is reviewed: when somebody has left and the rule is no longer met, the
 * handler is told and the lead is asked, once. A project that is accepted all the same has its team looked at again later.
 */
@Component
@Transactional
class ReviewedTeam {

    private final Filings filings;
    private final Dossiers dossiers;
    private final TeamRule rule;
    private final RunningProcesses running;

    ReviewedTeam(Filings filings, Dossiers dossiers, TeamRule rule, RunningProcesses running) {
        this.filings = filings;
        this.dossiers = dossiers;
        this.rule = rule;
        this.running = running;
    }

    @EventListener
    void changed(TeamChanged event) {
        filings.open(event.reference(), FilingSubject.PROJECT)
                .filter(filing -> filing.mayAskAboutTeam() && !isMet(event.reference()))
                .filter(filing -> running.correlate(EngineNames.REVIEW_TEAM_BELOW_RULE, EngineNames.REVIEW,
                        event.reference(), Map.of()))
                .ifPresent(filing -> filings.change(filing, Filing::askAboutTeam));
    }

    boolean isMet(String reference) {
        return rule.isMet(dossiers.get(reference));
    }

    /** Accepted without the team that the rule wants: it is looked at again after the delay of the model. */
    void setCheckpoint(String reference) {
        Dossier dossier = dossiers.get(reference);
        if (!rule.isMet(dossier)) {
            running.start(EngineNames.TEAM_CHECKPOINT, reference, dossiers.card(reference));
        }
    }
}
