package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class TaskRuleTest {

    private static final Set<String> OFFERED = Set.of("ars-84-38", "cpam-isere");

    private final Actor handler = new Actor(Set.of("cpam-isere"), Set.of(), false);
    private final Actor stranger = new Actor(Set.of("cpam-savoie"), Set.of(), false);
    private final Actor supervisor = new Actor(Set.of("supervisors-ars-84-38"), Set.of("84-38"), false);
    private final Actor reader = new Actor(Set.of("readers-national"), Set.of(), true);

    @Test
    void aMemberOfOneOfItsGroupsReadsWorksAndHandsOver() {
        assertThat(TaskRule.mayRead(handler, OFFERED, "84-38")).isTrue();
        assertThat(TaskRule.mayWork(handler, OFFERED)).isTrue();
        assertThat(TaskRule.mayAssign(handler, OFFERED, "84-38")).isTrue();
    }

    @Test
    void aStrangerDoesNothing() {
        assertThat(TaskRule.mayRead(stranger, OFFERED, "84-38")).isFalse();
        assertThat(TaskRule.mayWork(stranger, OFFERED)).isFalse();
        assertThat(TaskRule.mayAssign(stranger, OFFERED, "84-38")).isFalse();
    }

    @Test
    void aSupervisorReadsAndHandsOverWhatTheirDelegationPilotsButDoesNotCompleteIt() {
        assertThat(TaskRule.mayRead(supervisor, OFFERED, "84-38")).isTrue();
        assertThat(TaskRule.mayAssign(supervisor, OFFERED, "84-38")).isTrue();
        assertThat(TaskRule.mayWork(supervisor, OFFERED)).isFalse();
        assertThat(TaskRule.mayRead(supervisor, OFFERED, "84-73")).isFalse();
    }

    @Test
    void aReaderOfEverythingOnlyReads() {
        assertThat(TaskRule.mayRead(reader, OFFERED, "84-38")).isTrue();
        assertThat(TaskRule.mayWork(reader, OFFERED)).isFalse();
        assertThat(TaskRule.mayAssign(reader, OFFERED, "84-38")).isFalse();
    }

    @Test
    void whoHasNoGroupHasNoTask() {
        assertThat(TaskRule.mayRead(new Actor(Set.of(), Set.of(), false), OFFERED, "84-38")).isFalse();
    }
}
