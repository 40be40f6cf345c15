package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices when the team of a MSP falls below the rule while its project is written or its SISA created, and has the path
 * ask for the team to be confirmed: once, until the answer is there. During the review the review itself asks.
 */
@Component
@Transactional
class TeamAlarm {

    private static final Set<Stage> WATCHED = EnumSet.of(Stage.PROJECT_WRITING, Stage.CONTRACT, Stage.LABELLING);

    private final Dossiers dossiers;
    private final TeamRule rule;
    private final Journal journal;
    private final RunningProcesses running;
    private final JdbcClient jdbc;

    TeamAlarm(Dossiers dossiers, TeamRule rule, Journal journal, RunningProcesses running, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.rule = rule;
        this.journal = journal;
        this.running = running;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(DossierDeclared event) {
        compare(event.reference());
    }

    @EventListener
    void on(TeamChanged event) {
        compare(event.reference());
    }

    private void compare(String reference) {
        Dossier dossier = dossiers.get(reference);
        if (dossier.type() != StructureType.MSP) {
            return;
        }
        boolean wasEnough = wasEnough(reference);
        boolean isEnough = rule.isMet(dossier);
        remember(reference, isEnough);
        if (wasEnough && !isEnough && WATCHED.contains(dossier.stage())) {
            journal.write(reference, JournalEntry.of("team.belowRule", Visibility.ACCOMPANIERS,
                    rule.generalPractitioners(dossier), rule.auxiliaries(dossier)), null);
            running.correlate(EngineNames.TEAM_BELOW_RULE, EngineNames.MSP_CREATION, reference, Map.of());
        }
    }

    /** A team of which nothing was known, as that of an imported dossier, counts as enough. */
    private boolean wasEnough(String reference) {
        return jdbc.sql("select enough from msp_team where reference = :reference")
                .param("reference", reference)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private void remember(String reference, boolean enough) {
        jdbc.sql("""
                        insert into msp_team (reference, enough) values (:reference, :enough)
                        on conflict (reference) do update set enough = excluded.enough""")
                .param("reference", reference)
                .param("enough", enough)
                .update();
    }
}
