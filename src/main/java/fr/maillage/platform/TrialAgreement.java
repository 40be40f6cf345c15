package fr.maillage.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Lot;
import fr.maillage.support.mission.AdmissionDelay;
import fr.maillage.support.mission.FrameworkAgreement;
import fr.maillage.support.mission.FrameworkAgreements;
import fr.maillage.support.mission.FrameworkHolder;
import fr.maillage.support.mission.FrameworkLot;
import fr.maillage.support.mission.LotMode;
import fr.maillage.workflow.ParisTime;

/** A fictitious framework agreement for the trial: each of its three lots has its own mode and two fictitious holders. */
@Component
@Profile(DatasourceChoice.TRIAL)
@Order(6)
class TrialAgreement implements ApplicationRunner {

    private static final String REGION = "84";
    private static final int YEARS = 4;

    private final FrameworkAgreements agreements;
    private final Clock clock;

    TrialAgreement(FrameworkAgreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!agreements.all().isEmpty()) {
            return;
        }
        LocalDate start = ParisTime.today(clock).withDayOfYear(1);
        agreements.save(new FrameworkAgreement(null, null, "AC-ESSAI-1", "Accord-cadre fictif de l’essai", REGION, start,
                start.plusYears(YEARS).minusDays(1), 40_000_000L, new AdmissionDelay(2, AdmissionDelay.Unit.MONTHS), null,
                3000, "Essai : montants et clauses fictifs", List.of(
                lot(Lot.HEALTH_PROJECT, LotMode.TURN, "consult-plume", "consult-ecritoire"),
                lot(Lot.REAL_ESTATE, LotMode.CASCADE, "consult-quatre-murs", "consult-pierre-plan"),
                lot(Lot.LEGAL, LotMode.COMPETITION, "consult-statuts", "consult-clauses"))));
    }

    private static FrameworkLot lot(Lot lot, LotMode mode, String first, String second) {
        return new FrameworkLot(lot, mode, 15_000_000L, 2_500_000L,
                List.of(new FrameworkHolder(first, 1), new FrameworkHolder(second, 2)));
    }
}
