package fr.maillage.contract;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.StageEntered;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/**
 * Starts what follows a structure once it works, and stops it when the structure or its contract ends. What a type needs
 * is a row of the reference tables; opening again starts only what is missing.
 */
@Service
@Transactional
class FollowUps {

    private static final Set<String> ENDED_WITH_THE_CONTRACT = Set.of(EngineNames.MISSION_FOLLOW_UP);
    private static final Set<String> ENDED_WITH_THE_STRUCTURE =
            Set.of(EngineNames.MISSION_FOLLOW_UP, EngineNames.ANNUAL_REVIEW, EngineNames.CONTRACT_RENEWAL,
                    EngineNames.SUPPORT_REVIEW);

    private final ContractData data;
    private final CurrentContract current;
    private final MissionFollowUps missions;
    private final AnnualReviews years;
    private final Renewals renewals;
    private final StructureRegister register;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final RunningProcesses running;

    FollowUps(ContractData data, CurrentContract current, MissionFollowUps missions, AnnualReviews years,
              Renewals renewals, StructureRegister register, FollowUpDates dates, Dossiers dossiers,
              RunningProcesses running) {
        this.data = data;
        this.current = current;
        this.missions = missions;
        this.years = years;
        this.renewals = renewals;
        this.register = register;
        this.dates = dates;
        this.dossiers = dossiers;
        this.running = running;
    }

    @EventListener
    void on(StageEntered event) {
        switch (event.stage()) {
            case OPERATION -> {
                register.open(event.reference());
                open(event.reference());
            }
            case VALIDATED_WITHOUT_CONTRACT -> register.enter(event.reference());
            case WITHDRAWN, CEASED, MERGED -> {
                register.end(event.reference(), EndKind.valueOf(event.stage().name()));
                end(event.reference(), ENDED_WITH_THE_STRUCTURE);
            }
            default -> { }
        }
    }

    /** A contract that is registered while the structure works already. */
    @EventListener
    void on(ContractRegistered event) {
        if (register.find(event.reference()).isPresent()) {
            register.renewContract(event.reference());
            register.enter(event.reference());
            open(event.reference());
        }
    }

    /** Starts what is missing; nothing happens before the structure works. */
    void open(String reference) {
        Dossier dossier = dossiers.get(reference);
        if (dossier.stage() != Stage.OPERATION) {
            return;
        }
        for (FollowUpKind kind : data.followUps(dossier.type(), dates.today())) {
            switch (kind) {
                case MISSIONS -> current.of(reference).ifPresent(missions::open);
                case ANNUAL_REVIEW -> years.open(reference);
                case RENEWAL -> current.of(reference).ifPresent(renewals::open);
            }
        }
    }

    /** The contract has ended, the structure goes on: nobody pays for missions any more, the years go on. */
    void contractEnded(String reference, LocalDate day) {
        register.endContract(reference, day);
        end(reference, ENDED_WITH_THE_CONTRACT);
    }

    private void end(String reference, Set<String> processes) {
        processes.forEach(process -> running.correlate(EngineNames.FOLLOW_UP_ENDED, process, reference, Map.of()));
    }
}
