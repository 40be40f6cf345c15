package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Says which bodies are competent for a territory. The pilot is that of the seat when it is known, else of the majority of
 * the population; a territory over several départements has associates.
 */
@Service
@Transactional(readOnly = true)
public class CompetentBodies {

    private final Communes communes;
    private final Organisations organisations;
    private final Clock clock;

    CompetentBodies(Communes communes, Organisations organisations, Clock clock) {
        this.communes = communes;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The bodies competent today.
     *
     * @param seat INSEE code of the commune of the seat, {@code null} when not known yet
     */
    public Competence of(List<TerritoryPart> territory, String seat) {
        return of(territory, seat, Set.of(), ParisTime.today(clock));
    }

    /**
     * @param chosen ids of the caisses with which a case handler has answered the questions
     * @throws RefusedSubmission when a commune is unknown, or no agency is competent for it
     */
    public Competence of(List<TerritoryPart> territory, String seat, Set<String> chosen, LocalDate on) {
        return of(territory, seat, chosen, null, on);
    }

    /**
     * @param pilotDepartement département to whose delegation the dossier has been transferred; {@code null} when the seat
     *                         or the majority decides, as they do when the territory has left that département
     */
    public Competence of(List<TerritoryPart> territory, String seat, Set<String> chosen, String pilotDepartement,
                         LocalDate on) {
        Map<Commune, Integer> inhabitants = inhabitants(territory);
        Commune seatCommune = seat == null ? null : find(seat, communes.findAll(List.of(seat)));
        if (seatCommune == null && inhabitants.isEmpty()) {
            throw new RefusedSubmission("communes", "directory.competence.empty");
        }
        String pilot = inhabitants.keySet().stream().map(Commune::departement).filter(each -> each.equals(pilotDepartement))
                .findFirst()
                .orElseGet(() -> seatCommune == null ? mostPopulous(inhabitants) : seatCommune.departement());
        return new TerritoryBodies(organisations, inhabitants, seatCommune, pilot, chosen, on).competence();
    }

    private Map<Commune, Integer> inhabitants(List<TerritoryPart> territory) {
        Map<String, Commune> found = communes.findAll(territory.stream().map(TerritoryPart::commune).distinct().toList());
        Map<Commune, Integer> inhabitants = new LinkedHashMap<>();
        for (TerritoryPart part : territory) {
            Commune commune = find(part.commune(), found);
            inhabitants.merge(commune, part.population() == null ? commune.inhabitants() : part.population(), Integer::sum);
        }
        return inhabitants;
    }

    private static Commune find(String code, Map<String, Commune> found) {
        Commune commune = found.get(code);
        if (commune == null) {
            throw new RefusedSubmission("communes", "directory.competence.unknown-commune", code);
        }
        return commune;
    }

    private static String mostPopulous(Map<Commune, Integer> inhabitants) {
        Map<String, Integer> departements = new TreeMap<>();
        inhabitants.forEach((commune, count) -> departements.merge(commune.departement(), count, Integer::sum));
        return Majority.of(departements);
    }
}
