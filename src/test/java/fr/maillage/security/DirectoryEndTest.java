package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Agent;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.EngineIdentities;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.workflow.ParisTime;

/** Who leaves the directory, or whose organisation does, is out the next morning, open session or not. */
@MaillageTest
class DirectoryEndTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 3, 31);
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String LEAVER = "partante.delegation38";
    private static final String MEMBER = "membre.passagere";
    private static final String FEDERATION = "fed-passagere";

    @LocalServerPort
    int port;
    @Autowired
    DirectoryEditing editing;
    @Autowired
    EngineIdentities engine;
    @Autowired
    IdentityService identity;
    @Autowired
    TaskService tasks;
    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    @Qualifier("directoryNightTask")
    RecurringTask<Void> night;

    private String reference;
    private String task;

    @BeforeEach
    void anOpenTask() {
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        task = driver.task(reference, "depositLetter").getId();
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void anAgentWhoLeavesLosesGroupsSessionAndTasks() {
        if (identity.createUserQuery().userId(LEAVER).count() == 0) {
            agent(LEAVER, "ars-84-38", LAST_DAY);
        }
        tasks.setAssignee(task, LEAVER);
        staysUntilTheLastDay(LEAVER);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
        assertThat(Visitor.loggedIn(port, "alice.delegation38").get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
    }

    @Test
    void theAgentsOfAFederationThatEndsLoseThemToo() {
        if (identity.createUserQuery().userId(MEMBER).count() == 0) {
            editing.saveOrganisations(List.of(new Organisation(FEDERATION, null, OrganisationKind.FEDERATION, "Fédération passagère",
                    null, null, "84", Set.of("38"), Set.of(), Set.of(StructureType.MSP), Set.of(), Set.of(), null, LAST_DAY,
                    Set.of(), null)));
            agent(MEMBER, FEDERATION, null);
        }
        tasks.addCandidateGroup(task, FEDERATION);
        staysUntilTheLastDay(MEMBER);
    }

    private void staysUntilTheLastDay(String user) {
        at(LAST_DAY);
        night.execute(null, null);
        Visitor visitor = Visitor.loggedIn(port, user);
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(200);
        assertThat(visitor.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(tasksOf(visitor)).contains(task);

        at(LAST_DAY.plusDays(1));
        night.execute(null, null);
        assertThat(identity.createGroupQuery().groupMember(user).list()).isEmpty();
        assertThat(identity.createTenantQuery().userMember(user).list()).isEmpty();
        for (String path : List.of("/api/session", "/api/dossiers", "/api/tasks/" + task + "/form", "/api/tasks/" + task + "/panel",
                ENGINE + "/task/" + task, ENGINE + "/task/" + task + "/form-variables", ENGINE + "/task")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(visitor.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(user)).statusCode())
                .isEqualTo(401);
        Visitor again = Visitor.anonymous(port);
        assertThat(again.logIn(user, Visitor.PASSWORD).headers().firstValue("Location")).hasValueSatisfying(to ->
                assertThat(to).contains("/connexion"));
        assertThat(again.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(again.basic(user, "/engine-rest/task/count", "{}").statusCode()).isIn(401, 403);
    }

    private String tasksOf(Visitor visitor) {
        return visitor.get(ENGINE + "/task?maxResults=10&processInstanceBusinessKey=" + reference).body();
    }

    private void agent(String id, String organisation, LocalDate leavesOn) {
        editing.saveAgents(List.of(new Agent(id, null, "Camille", "Fictive", "rôle d’essai", id + "@essai.example", null, null,
                organisation, Set.of(Function.HANDLER), Set.of(), Set.of(), null, null, leavesOn, Set.of(), Set.of())));
        engine.setPassword(id, Visitor.PASSWORD);
    }

    private static void at(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(ParisTime.startOf(day).plusSeconds(36_000)));
    }
}
