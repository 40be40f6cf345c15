package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;

/** Nothing that is deployed or sent runs as a script, reaches a bean of the application or becomes a Java object. */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsTest {

    @LocalServerPort
    int port;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    MatrixPeople people;
    @Autowired
    MatrixThings things;

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "python", "ruby", "juel", "ecmascript"})
    void aScriptOfADeployedModelDoesNotRun(String language) {
        assertThatThrownBy(() -> run(Bpmn.createExecutableProcess("fictive-script").camundaHistoryTimeToLive(1).startEvent()
                .scriptTask().scriptFormat(language).scriptText("1 + 1").camundaResultVariable("sum").endEvent().done()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${environment.getProperty('user.home')}", "${dataSource.connection}", "${applicationContext}", "${mailing}"})
    void anExpressionOfADeployedModelReachesNoBeanOfTheApplication(String expression) {
        assertThatThrownBy(() -> run(Bpmn.createExecutableProcess("fictive-expression").camundaHistoryTimeToLive(1).startEvent()
                .serviceTask().camundaExpression(expression).endEvent().done()))
                .isInstanceOf(ProcessEngineException.class).hasMessageContaining("Unknown property");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"value\":\"rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0eIHSHZnHYZ0DAAFJAARzaXpleHAAAAAAdwQAAAAAeA==\",\"type\":\"Object\",\"valueInfo\":"
                    + "{\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
            "{\"value\":\"rO0ABQ==\",\"type\":\"Object\",\"valueInfo\":"
                    + "{\"objectTypeName\":\"javax.swing.JEditorPane\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}"})
    void noJavaObjectIsDeserialized(String variable) {
        people.arrive();
        String instance = things.of(Scope.OTHER).instance();
        int status = Visitor.anonymous(port).basic("admin.essai", "PUT",
                "/engine-rest/process-instance/" + instance + "/variables/fictive", variable).statusCode();

        assertThat(status).isGreaterThanOrEqualTo(400);
        assertThat(runtime.getVariable(instance, "fictive")).isNull();
    }

    /** A batch is made by calls that do not look like it. */
    @ParameterizedTest
    @ValueSource(strings = {"/process-instance/delete", "/process-instance/suspended-async", "/process-instance/job-retries",
            "/history/process-instance/delete"})
    void aTechnicalAccountMakesNoBatch(String door) {
        people.arrive();
        String instance = things.of(Scope.OTHER).instance();
        int status = Visitor.anonymous(port).basic("matrice.machine", "POST", "/engine-rest" + door,
                "{\"processInstanceIds\":[\"%1$s\"],\"historicProcessInstanceIds\":[\"%1$s\"],\"suspended\":true,\"retries\":1}".formatted(instance))
                .statusCode();

        assertThat(status).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aTechnicalAccountDeploysNothing() {
        people.arrive();
        long before = repository.createDeploymentQuery().count();
        for (String mount : new String[] {"/engine-rest", "/engine-rest/engine/default"}) {
            assertThat(Visitor.anonymous(port).basic("matrice.machine", mount + "/deployment/create", "{}").statusCode()).isEqualTo(403);
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private void run(BpmnModelInstance model) {
        Deployment deployment = repository.createDeployment().addModelInstance("fictive.bpmn", model).deploy();
        try {
            runtime.startProcessInstanceById(repository.createProcessDefinitionQuery().deploymentId(deployment.getId())
                    .singleResult().getId());
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }
}
