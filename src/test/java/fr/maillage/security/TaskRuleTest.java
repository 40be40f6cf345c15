package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class TaskRuleTest {

    private static final Set<String> OFFERED = Set.of("ars-84-38", "cpam-isere");

    private final TaskRule rule = new TaskRule(new Authorisations());
    private final Actor handler = new Actor(Set.of("cpam-isere", "role-case-handler"), Set.of());
    private final Actor stranger = new Actor(Set.of("cpam-savoie", "role-case-handler"), Set.of());
    private final Actor supervisor = new Actor(Set.of("supervisors-ars-84-38", "role-department-supervisor"), Set.of("84-38"));
    private final Actor reader = new Actor(Set.of("readers-national"), Set.of());

    @Test
    void aMemberOfOneOfItsGroupsReadsWorksAndHandsOver() {
        assertThat(rule.mayRead(handler, OFFERED, "84-38")).isTrue();
        assertThat(rule.mayWork(handler, OFFERED, "84-38")).isTrue();
        assertThat(rule.mayAssign(handler, OFFERED, "84-38")).isTrue();
    }

    @Test
    void aStrangerDoesNothing() {
        assertThat(rule.mayRead(stranger, OFFERED, "84-38")).isFalse();
        assertThat(rule.mayWork(stranger, OFFERED, "84-38")).isFalse();
        assertThat(rule.mayAssign(stranger, OFFERED, "84-38")).isFalse();
    }

    @Test
    void aSupervisorReadsAndHandsOverWhatTheirDelegationPilotsButDoesNotCompleteIt() {
        assertThat(rule.mayRead(supervisor, OFFERED, "84-38")).isTrue();
        assertThat(rule.mayAssign(supervisor, OFFERED, "84-38")).isTrue();
        assertThat(rule.mayWork(supervisor, OFFERED, "84-38")).isFalse();
        assertThat(rule.mayRead(supervisor, OFFERED, "84-73")).isFalse();
    }

    @Test
    void aReaderOfEverythingOnlyReads() {
        assertThat(rule.mayRead(reader, OFFERED, "84-38")).isTrue();
        assertThat(rule.mayWork(reader, OFFERED, "84-38")).isFalse();
        assertThat(rule.mayAssign(reader, OFFERED, "84-38")).isFalse();
    }

    @Test
    void whoHasNoGroupHasNoTask() {
        assertThat(rule.mayRead(new Actor(Set.of(), Set.of()), OFFERED, "84-38")).isFalse();
    }
}
