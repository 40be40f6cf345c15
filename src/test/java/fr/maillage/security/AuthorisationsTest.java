package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.security.MatrixPeople.Person;
import fr.maillage.security.MatrixProbes.Trial;
import fr.maillage.security.MatrixThings.Thing;

/**
 * Every cell of the table of authorisations, tried over HTTP by somebody who has the role: what the table says is what
 * happens, by page, by API and by the engine's REST API.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationsTest {

    @LocalServerPort
    int port;
    @Autowired
    Authorisations table;
    @Autowired
    MatrixPeople people;
    @Autowired
    MatrixThings things;

    @BeforeAll
    void arrive() {
        people.arrive();
    }

    static Stream<Arguments> cells() {
        return new Authorisations().rows().stream().flatMap(row -> MatrixPeople.ALL.stream()
                .map(person -> Arguments.of(row.right(), row.scope(), person)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cells")
    void whatTheTableSaysIsWhatHappens(String right, Scope scope, Person person) {
        Thing thing = things.of(scope);
        boolean expected = scopes(scope, thing, person).stream()
                .anyMatch(each -> table.allow(people.roles(person), right, each));
        Visitor visitor = people.visitor(person, port);
        List<String> contradictions = new ArrayList<>();
        for (Trial trial : MatrixProbes.of(right)) {
            if (trial.isAllowed(visitor, person, thing) != expected) {
                contradictions.add(trial.name());
            }
        }
        assertThat(contradictions).as("%s may %s (%s): %s in the table, and otherwise by", person.role(), right, scope,
                expected ? "yes" : "no").isEmpty();
    }

    @Test
    void everyRightIsTried() {
        assertThat(table.rows().stream().map(Authorisations.Row::right).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(MatrixProbes.rights());
    }

    @Test
    void everyColumnHasItsPerson() {
        assertThat(MatrixPeople.ALL.stream().map(Person::role)).containsExactlyInAnyOrder(Role.values());
        for (Person person : MatrixPeople.ALL) {
            Set<Role> roles = EnumSet.of(Role.ANONYMOUS, person.role());
            if (person.role() == Role.TEAM_LEAD) {
                roles.add(Role.OFFICER);
            }
            assertThat(people.roles(person)).as(person.toString()).isEqualTo(roles);
        }
    }

    /** All scopes in which the thing lies: a task is open on one's own dossier, and a supervisor watches it too. */
    private static Set<Scope> scopes(Scope scope, Thing thing, Person person) {
        Set<Scope> scopes = EnumSet.of(scope, Scope.OTHER);
        if (scope == Scope.OWN) {
            scopes.add(Scope.TASK);
        }
        boolean supervisor = person.role() == Role.DEPARTMENT_SUPERVISOR || person.role() == Role.REGIONAL_SUPERVISOR;
        if (thing.watched() && supervisor) {
            scopes.add(Scope.WATCHED);
        } else {
            scopes.remove(Scope.WATCHED);
        }
        return scopes;
    }
}
