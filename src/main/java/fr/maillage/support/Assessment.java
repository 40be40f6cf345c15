package fr.maillage.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Lot;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.SupportNeed;
import fr.maillage.reference.Thresholds;
import fr.maillage.territory.Territories;
import fr.maillage.workflow.ParisTime;

/** Gathers what the rule of accompaniment reads: territory, directory, thresholds in force, what the lead has declared. */
@Component
class Assessment {

    private final Dossiers dossiers;
    private final Territories territories;
    private final Directory directory;
    private final Thresholds thresholds;
    private final Clock clock;

    Assessment(Dossiers dossiers, Territories territories, Directory directory, Thresholds thresholds, Clock clock) {
        this.dossiers = dossiers;
        this.territories = territories;
        this.directory = directory;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    SupportNeeds of(String reference) {
        Dossier dossier = dossiers.get(reference);
        LocalDate today = ParisTime.today(clock);
        return new SupportNeeds(reference, localFund(dossier), wholePercent(territories.describe(dossier.territory()).ruralShare()),
                thresholds.on(Thresholds.MSA_LEADS_FROM, today).intValueExact(),
                thresholds.on(Thresholds.MSA_PROPOSED_FROM, today).intValueExact(),
                Boolean.TRUE.equals(dossier.msaWished()),
                !directory.federations(dossier.type(), dossier.departement(), today).isEmpty(),
                lots(dossier.needs()));
    }

    /** Rounded down: 9,99 % is below a threshold of 10. */
    static Integer wholePercent(BigDecimal share) {
        return share == null ? null : share.setScale(0, RoundingMode.DOWN).intValueExact();
    }

    private LocalFund localFund(Dossier dossier) {
        return dossier.participants(ParticipantRole.MSA).stream()
                .map(participant -> directory.organisation(participant.organisation()).kind())
                .findFirst()
                .map(kind -> switch (kind) {
                    case MSA -> LocalFund.MSA;
                    case CGSS -> LocalFund.CGSS;
                    default -> LocalFund.NONE;
                })
                .orElse(LocalFund.NONE);
    }

    private static Set<Lot> lots(Set<SupportNeed> needs) {
        return needs.stream()
                .flatMap(need -> switch (need) {
                    case PROJECT_WRITING -> Stream.of(Lot.HEALTH_PROJECT);
                    case REAL_ESTATE -> Stream.of(Lot.REAL_ESTATE);
                    case LEGAL_STRUCTURING -> Stream.of(Lot.LEGAL);
                    case PROJECT_MANAGEMENT -> Stream.<Lot>empty();
                })
                .collect(Collectors.toSet());
    }
}
