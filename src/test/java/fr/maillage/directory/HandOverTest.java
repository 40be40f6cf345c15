package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.MaillageTest;

/** Open tasks when an agent leaves, and when an organisation takes over from another one. */
@MaillageTest
@Transactional
@RecordApplicationEvents
class HandOverTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2020, 6, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 7, 1);

    @Autowired DirectoryEditing editing;
    @Autowired Directory directory;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired ApplicationEvents events;

    private String taskId;

    @BeforeEach
    void anOpenTaskInTheHandsOfAnAgent() {
        editing.saveOrganisations(List.of(federation("fed-ancienne", null, null, null, Set.of())));
        editing.saveAgents(List.of(agent(null, null)));
        repository.createDeployment().addModelInstance("relais.bpmn", Bpmn.createExecutableProcess("hand-over")
                .camundaHistoryTimeToLive(1).startEvent()
                .userTask("accompany").camundaCandidateGroups("fed-ancienne").endEvent().done()).deploy();
        runtime.startProcessInstanceByKey("hand-over", "2026-00-0001");
        taskId = tasks.createTaskQuery().processDefinitionKey("hand-over").singleResult().getId();
        tasks.setAssignee(taskId, "paul.ancienne");
    }

    @Test
    void F28_theTasksOfWhoLeavesGoBackToTheirGroup() {
        editing.saveAgents(List.of(agent(directory.agent("paul.ancienne").version(), YESTERDAY)));

        assertThat(task().getAssignee()).isNull();
        assertThat(groups()).containsExactly("fed-ancienne");
        assertThat(events.stream(AgentLeft.class)).containsExactly(new AgentLeft("paul.ancienne", "fed-ancienne"));
    }

    @Test
    void theTasksOfAnOrganisationGoToTheOneThatSucceedsIt() {
        editing.saveOrganisations(List.of(federation("fed-ancienne",
                directory.organisation("fed-ancienne").version(), null, YESTERDAY, Set.of())));
        editing.saveOrganisations(List.of(federation("fed-nouvelle", null, FIRST_DAY, null, Set.of("fed-ancienne"))));

        assertThat(task().getAssignee()).isNull();
        assertThat(groups()).containsExactly("fed-nouvelle");
        assertThat(directory.currentFor("fed-ancienne", FIRST_DAY).id()).isEqualTo("fed-nouvelle");
        assertThat(events.stream(OrganisationReplaced.class))
                .containsExactly(new OrganisationReplaced("fed-ancienne", "fed-nouvelle"));
    }

    private Task task() {
        return tasks.createTaskQuery().taskId(taskId).singleResult();
    }

    private List<String> groups() {
        return tasks.getIdentityLinksForTask(taskId).stream().map(IdentityLink::getGroupId).toList();
    }

    private static Organisation federation(String id, Integer version, LocalDate from, LocalDate to, Set<String> succeeds) {
        return new Organisation(id, version, OrganisationKind.FEDERATION, id, null, null, "84", Set.of("38"), Set.of(),
                Set.of(StructureType.MSP), Set.of(), Set.of(), from, to, succeeds, null);
    }

    private static Agent agent(Integer version, LocalDate leavesOn) {
        return new Agent("paul.ancienne", version, "Paul", "Essai", null, "paul@maillage.example", null, null,
                "fed-ancienne", Set.of(Function.HANDLER), Set.of(), Set.of(), null, null, leavesOn, Set.of(), Set.of());
    }
}
