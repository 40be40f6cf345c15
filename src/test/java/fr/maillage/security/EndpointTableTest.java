package fr.maillage.security;

import static fr.maillage.security.EndpointTable.Who.ADMINISTRATORS;
import static fr.maillage.security.EndpointTable.Who.AGENTS;
import static fr.maillage.security.EndpointTable.Who.ANYBODY;
import static fr.maillage.security.EndpointTable.Who.NOBODY;
import static fr.maillage.security.EndpointTable.Who.SUPERVISORS;
import static fr.maillage.security.EndpointTable.Who.TECHNICAL;
import static fr.maillage.security.EndpointTable.whoMayCall;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTableTest {

    private static final String TASK = "/camunda/api/engine/engine/default/task/4711";

    @Test
    void aCaseHandlerGetsWhatTasklistCalls() {
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/filter/1/list")).isEqualTo(AGENTS);
        assertThat(whoMayCall("GET", TASK + "/deployed-form")).isEqualTo(AGENTS);
        assertThat(whoMayCall("POST", TASK + "/submit-form")).isEqualTo(AGENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "resolve", "bpmnError", "bpmnEscalation", "delegate", "identity-links", "comment/create",
            "attachment/create", "variables/x", "localVariables"})
    void noDoorOfATaskLeadsAroundItsContract(String door) {
        assertThat(whoMayCall("POST", TASK + "/" + door)).isEqualTo(NOBODY);
        assertThat(whoMayCall("PUT", TASK + "/" + door)).isEqualTo(NOBODY);
    }

    @Test
    void aTaskIsNotRewrittenNorCreatedByHand() {
        assertThat(whoMayCall("PUT", TASK)).isEqualTo(NOBODY);
        assertThat(whoMayCall("DELETE", TASK)).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/task/create")).isEqualTo(NOBODY);
        assertThat(whoMayCall("GET", TASK + "/attachment/1/data")).isEqualTo(NOBODY);
    }

    @Test
    void aPathIsStartedByItsFormOnly() {
        String definition = "/camunda/api/engine/engine/default/process-definition/key/cpts-creation";
        assertThat(whoMayCall("POST", definition + "/submit-form")).isEqualTo(AGENTS);
        assertThat(whoMayCall("POST", definition + "/start")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/message")).isEqualTo(NOBODY);
    }

    @Test
    void theEngineIsNotReachedBesideOurLogin() {
        assertThat(whoMayCall("POST", "/camunda/api/admin/auth/user/default/login/tasklist")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/admin/setup/default/user/create")).isEqualTo(NOBODY);
        assertThat(whoMayCall("GET", "/engine-rest/task")).isEqualTo(TECHNICAL);
    }

    @Test
    void cockpitIsForSupervisorsAndChangesNothing() {
        assertThat(whoMayCall("GET", "/camunda/app/cockpit/default/")).isEqualTo(SUPERVISORS);
        assertThat(whoMayCall("PUT", "/camunda/api/engine/engine/default/process-instance/1/suspended")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/process-instance/1/variables")).isEqualTo(NOBODY);
        assertThat(whoMayCall("DELETE", "/camunda/api/engine/engine/default/process-instance/1")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/deployment/create")).isEqualTo(NOBODY);
    }

    @Test
    void whatNoRowNamesIsForNobody() {
        assertThat(whoMayCall("GET", "/inconnu")).isEqualTo(NOBODY);
        assertThat(whoMayCall("GET", "/actuator/env")).isEqualTo(ADMINISTRATORS);
        assertThat(whoMayCall("GET", "/actuator/health/readiness")).isEqualTo(ANYBODY);
    }
}
