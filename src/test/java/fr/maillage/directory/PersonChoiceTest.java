package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.MaillageTest;
import fr.maillage.directory.ChosenPerson.Rule;
import fr.maillage.territory.TerritoryPart;

@MaillageTest
@Transactional
class PersonChoiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String MSA = "msa-poitou";
    private static final String GRAND_POITIERS = "200069854";
    private static final List<TerritoryPart> POITIERS = List.of(new TerritoryPart("86194", null, null, null));

    @Autowired PersonChoice personChoice;
    @Autowired Agents agents;

    @BeforeEach
    void threeOfficers() {
        agents.save(officer("poitiers", Set.of(GRAND_POITIERS), 10, Set.of()));
        agents.save(officer("niort", Set.of(), null, Set.of()));
        agents.save(officer("thouars", Set.of(), null, Set.of()));
    }

    @Test
    void theSectorThatHoldsTheTerritoryCountsFirst() {
        assertThat(choose(Set.of("niort"), Map.of("poitiers", 9), Set.of())).hasValueSatisfying(chosen -> {
            assertThat(chosen.agent().id()).isEqualTo("poitiers");
            assertThat(chosen.rule()).isEqualTo(Rule.SECTOR);
        });
    }

    @Test
    void thenWhoAlreadyFollowsTheLead() {
        assertThat(choose(Set.of("thouars"), Map.of("thouars", 12), Set.of("poitiers"))).hasValueSatisfying(chosen -> {
            assertThat(chosen.agent().id()).isEqualTo("thouars");
            assertThat(chosen.rule()).isEqualTo(Rule.FOLLOWS_LEAD);
        });
    }

    @Test
    void thenTheLeastLoaded() {
        assertThat(choose(Set.of(), Map.of("niort", 4, "thouars", 3), Set.of("poitiers"))).hasValueSatisfying(chosen -> {
            assertThat(chosen.agent().id()).isEqualTo("thouars");
            assertThat(chosen.rule()).isEqualTo(Rule.LEAST_LOADED);
        });
    }

    @Test
    void whoHasReachedTheirCapacityIsNotChosen() {
        assertThat(choose(Set.of(), Map.of("poitiers", 10), Set.of())).map(ChosenPerson::rule)
                .contains(Rule.LEAST_LOADED);
    }

    @Test
    void theSubstituteOfAnAbsentOfficerHoldsTheSector() {
        agents.deleteById("poitiers");
        agents.save(officer("poitiers", Set.of(GRAND_POITIERS), 10,
                Set.of(new Absence(DAY.minusDays(2), DAY.plusDays(5), "thouars"))));

        assertThat(choose(Set.of("niort"), Map.of(), Set.of())).hasValueSatisfying(chosen -> {
            assertThat(chosen.agent().id()).isEqualTo("thouars");
            assertThat(chosen.rule()).isEqualTo(Rule.SECTOR);
        });
    }

    @Test
    void nobodyIsChosenWhenAllHaveDeclined() {
        assertThat(choose(Set.of(), Map.of(), Set.of("poitiers", "niort", "thouars"))).isEmpty();
    }

    private Optional<ChosenPerson> choose(Set<String> followers, Map<String, Integer> load, Set<String> excluded) {
        return personChoice.choose(new PersonSought(MSA, Function.HANDLER, POITIERS, DAY, followers,
                agent -> load.getOrDefault(agent.id(), 0), excluded));
    }

    private static Agent officer(String id, Set<String> sector, Integer capacity, Set<Absence> absences) {
        return new Agent(id, null, "Prénom", id, null, id + "@maillage.example", null, null, MSA, Set.of(Function.HANDLER),
                Set.of(), sector, capacity, null, null, absences, Set.of());
    }
}
