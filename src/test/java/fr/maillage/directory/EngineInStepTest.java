package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.MaillageTest;

@MaillageTest
@Transactional
class EngineInStepTest {

    @Autowired Directory directory;
    @Autowired Agents agents;
    @Autowired Organisations organisations;
    @Autowired EngineInStep engineInStep;
    @Autowired EngineIdentities engine;
    @Autowired IdentityService identity;

    @Test
    void everyFunctionOfEveryOrganisationHasItsGroup() {
        assertThat(engine.groupNames())
                .containsEntry("ars-84-38", "ARS – Délégation de l’Isère")
                .containsEntry("cpam-isere-signatories", "CPAM de l’Isère – signataires")
                .containsEntry("supervisors-fed-femasaura", "FemasAURA – responsables")
                .containsKeys("administrators", "readers-national");
    }

    @Test
    void trialPeopleLogInAndHaveTheGroupsOfTheirFunctions() {
        assertThat(identity.checkPassword("alice.delegation38", "Essai-Maillage-2026")).isTrue();
        assertThat(engine.groupsOf("alice.delegation38")).containsExactly("ars-84-38");
        assertThat(engine.groupsOf("medard.msa")).containsExactly("msa-alpes-du-nord-medical-advisers");
        assertThat(engine.groupsOf("victor.cpam38")).containsExactlyInAnyOrder("cpam-isere", "supervisors-cpam-isere");
        assertThat(engine.groupsOf("admin.essai")).containsExactly("administrators");
    }

    @Test
    void supervisorsOfTheAgencyWatchItsDelegations() {
        assertThat(identity.createTenantQuery().userMember("regine.siege84").unlimitedList()).extracting("id")
                .hasSize(12).contains("84-38", "84-73");
        assertThat(identity.createTenantQuery().userMember("rachid.delegation38").unlimitedList()).extracting("id")
                .containsExactly("84-38");
        assertThat(identity.createTenantQuery().userMember("fabien.femasaura").count()).isZero();
    }

    @Test
    void aFunctionThatNobodyHoldsFallsBackOnTheMainGroupThenOnSupervisors() {
        assertThat(directory.groupOf("cpam-isere", Function.PAYMENT)).isEqualTo("cpam-isere-payment");
        assertThat(directory.groupOf("cgss-la-reunion", Function.ELECTED)).isEqualTo("cgss-la-reunion");
        assertThat(directory.groupOf("ars-84-01", Function.SIGNATORY)).isEqualTo("ars-84-01");

        Agent onlySupervisor = agentOf("essai.cpam01", "cpam-ain", Set.of(Function.SUPERVISOR), null);
        agents.save(onlySupervisor);
        assertThat(directory.groupOf("cpam-ain", Function.PAYMENT)).isEqualTo("supervisors-cpam-ain");
    }

    @Test
    void supervisorsOfADelegationWithoutAnyAreThoseOfTheAgency() {
        assertThat(directory.supervisorsOf("ars-84-38")).isEqualTo("supervisors-ars-84-38");
        assertThat(directory.supervisorsOf("ars-84-01")).isEqualTo("supervisors-ars-84");
        assertThat(directory.supervisorsOf("cpam-ain")).isEqualTo("administrators");
    }

    @Test
    void whoHasLeftHasNoGroupAnyMore() {
        agents.save(agentOf("partie.delegation38", "ars-84-38", Set.of(Function.HANDLER), null));
        engineInStep.everything();
        assertThat(engine.groupsOf("partie.delegation38")).containsExactly("ars-84-38");

        agents.deleteById("partie.delegation38");
        agents.save(agentOf("partie.delegation38", "ars-84-38", Set.of(Function.HANDLER), LocalDate.of(2020, 1, 31)));
        engineInStep.everything();
        assertThat(engine.groupsOf("partie.delegation38")).isEmpty();
    }

    @Test
    void absentPeopleAreNotAmongThosePresent() {
        LocalDate day = LocalDate.of(2027, 8, 3);
        Agent away = agentOf("absente.urps84", "urps-84", Set.of(Function.HANDLER), null);
        agents.save(new Agent(away.id(), null, away.givenName(), away.familyName(), away.title(), away.email(), null, null,
                away.organisation(), away.functions(), Set.of(), Set.of(), null, null, null,
                Set.of(new Absence(LocalDate.of(2027, 8, 1), LocalDate.of(2027, 8, 21), "ursule.urps84")), Set.of()));
        assertThat(directory.present("urps-84", Function.HANDLER, day)).extracting(Agent::id)
                .containsExactly("ursule.urps84");
        assertThat(directory.members("urps-84", LocalDate.of(2027, 8, 22))).extracting(Agent::id)
                .contains("absente.urps84", "ursule.urps84");
    }

    @Test
    void signaturesHoldForTheirActAndPeriod() {
        LocalDate today = directory.agent("sophie.delegation38").signatureDelegations().stream()
                .filter(each -> each.act() == SignedAct.HEALTH_PROJECT).findFirst().orElseThrow().startsOn();
        assertThat(directory.maySign("sophie.delegation38", SignedAct.HEALTH_PROJECT, today)).isTrue();
        assertThat(directory.maySign("sophie.delegation38", SignedAct.MISSION_ORDER, today)).isFalse();
        assertThat(directory.maySign("sophie.delegation38", SignedAct.HEALTH_PROJECT, today.minusDays(1))).isFalse();
        assertThat(directory.maySign("alice.delegation38", SignedAct.HEALTH_PROJECT, today)).isFalse();
    }

    private static Agent agentOf(String id, String organisation, Set<Function> functions, LocalDate leavesOn) {
        return new Agent(id, null, "Prénom", "Nom", null, id + "@maillage.example", null, null, organisation, functions,
                Set.of(), Set.of(), null, null, leavesOn, Set.of(), Set.of());
    }
}
