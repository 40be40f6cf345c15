package fr.maillage.directory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.ChosenPerson.Rule;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;

/**
 * Chooses the person of an organisation for a dossier: first whose sector holds the territory, then who already follows
 * the lead, then the least loaded; never somebody absent or at the limit of their capacity.
 */
@Service
@Transactional(readOnly = true)
public class PersonChoice {

    private final Agents agents;
    private final Communes communes;

    PersonChoice(Agents agents, Communes communes) {
        this.agents = agents;
        this.communes = communes;
    }

    /** Nobody when nobody of the organisation can: the task is then its supervisors'. */
    public Optional<ChosenPerson> choose(PersonSought sought) {
        List<Agent> colleagues = agents.findByOrganisationOrderByFamilyName(sought.organisation());
        Map<String, Commune> territory = communes.findAll(
                sought.territory().stream().map(TerritoryPart::commune).distinct().toList());
        return colleagues.stream()
                .filter(agent -> isAvailable(agent, sought))
                .map(agent -> new Candidate(agent, holds(agent, colleagues, territory, sought),
                        sought.alreadyFollow().contains(agent.id()), sought.load().applyAsInt(agent)))
                .min(Candidate.BEST_FIRST)
                .map(Candidate::chosen);
    }

    private static boolean isAvailable(Agent agent, PersonSought sought) {
        return agent.functions().contains(sought.function())
                && agent.isPresentOn(sought.on())
                && !sought.excluded().contains(agent.id())
                && (agent.capacity() == null || sought.load().applyAsInt(agent) < agent.capacity());
    }

    /** The sector, with those of the absent colleagues for whom the agent stands in, has most of the inhabitants. */
    private static boolean holds(Agent agent, List<Agent> colleagues, Map<String, Commune> territory, PersonSought sought) {
        Set<String> sector = new HashSet<>(sectorOf(agent));
        colleagues.stream()
                .filter(colleague -> colleague.absences().stream().anyMatch(absence ->
                        absence.includes(sought.on()) && agent.id().equals(absence.substitute())))
                .forEach(colleague -> sector.addAll(sectorOf(colleague)));
        int held = 0;
        int all = 0;
        for (TerritoryPart part : sought.territory()) {
            Commune commune = territory.get(part.commune());
            int inhabitants = part.population() == null ? commune.inhabitants() : part.population();
            all += inhabitants;
            if (sector.contains(commune.code()) || commune.epci() != null && sector.contains(commune.epci())) {
                held += inhabitants;
            }
        }
        return held * 2 > all;
    }

    private static Set<String> sectorOf(Agent agent) {
        Set<String> sector = new HashSet<>(agent.sectorCommunes());
        sector.addAll(agent.sectorEpcis());
        return sector;
    }

    private record Candidate(Agent agent, boolean holdsTerritory, boolean followsLead, int load) {

        private static final Comparator<Candidate> BEST_FIRST = Comparator
                .comparing(Candidate::holdsTerritory).reversed()
                .thenComparing(Comparator.comparing(Candidate::followsLead).reversed())
                .thenComparingInt(Candidate::load)
                .thenComparing(candidate -> candidate.agent().id());

        ChosenPerson chosen() {
            return new ChosenPerson(agent, holdsTerritory ? Rule.SECTOR : followsLead ? Rule.FOLLOWS_LEAD : Rule.LEAST_LOADED);
        }
    }
}
