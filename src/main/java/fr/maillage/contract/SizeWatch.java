package fr.maillage.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TerritoryChanged;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.Territories;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/**
 * Notices that the population of a structure under contract has left its size class: its territory was drawn anew, or a
 * census has been imported. The contract stays as it is; a warning goes out and an amendment is proposed for the anniversary.
 */
@Service
class SizeWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SizeWatch.class);

    private final Contracting contracting;
    private final Dossiers dossiers;
    private final Territories territories;
    private final RunningProcesses running;
    private final JdbcClient jdbc;

    SizeWatch(Contracting contracting, Dossiers dossiers, Territories territories, RunningProcesses running, JdbcClient jdbc) {
        this.contracting = contracting;
        this.dossiers = dossiers;
        this.territories = territories;
        this.running = running;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(TerritoryChanged event) {
        check(event.reference());
    }

    /**
     * Counts the inhabitants of every structure under a contract that is paid by size, with the figures of today; each in a
     * transaction of its own, so that one territory that cannot be counted leaves the others.
     */
    void countAgain() {
        for (String reference : contractsBySize()) {
            try {
                running.apart(() -> countAgain(reference));
            } catch (RuntimeException e) {
                LOG.error("The inhabitants of {} cannot be counted again", reference, e);
            }
        }
    }

    private void countAgain(String reference) {
        Dossier dossier = dossiers.get(reference);
        if (!dossier.stage().isEnd() && dossier.population() != territories.describe(dossier.territory()).population()) {
            dossiers.recomputeTerritory(reference);
            check(reference);
        }
    }

    private void check(String reference) {
        Dossier dossier = dossiers.get(reference);
        contracting.inForce(reference)
                .filter(contract -> ContractAmendments.hasLeftItsClass(dossier, contract))
                .filter(contract -> !running.isRunning(EngineNames.CONTRACT_AMENDMENT, reference))
                .ifPresent(contract -> warn(dossier));
    }

    private void warn(Dossier dossier) {
        FrozenSize signed = dossier.frozenSize().orElseThrow();
        dossiers.journal(dossier.reference(), JournalEntry.of("contract.size", Visibility.LEAD, dossier.population(),
                dossier.sizeClass(), signed.sizeClass()), null);
        Map<String, Object> variables = new HashMap<>(dossiers.card(dossier.reference()));
        variables.put(OpenContract.PURPOSE, ContractPurpose.AMENDMENT.name());
        running.start(EngineNames.CONTRACT_AMENDMENT, dossier.reference(), variables);
    }

    private List<String> contractsBySize() {
        return jdbc.sql("select distinct dossier from contract where outcome = 'SIGNED' and kind = 'ACI_CPTS' order by dossier")
                .query(String.class)
                .list();
    }
}
