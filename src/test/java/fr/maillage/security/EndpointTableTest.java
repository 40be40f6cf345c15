package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever the tables say: written by hand, so that a changed row cannot open it. */
class EndpointTableTest {

    private static final Set<Role> NOBODY = Set.of();
    private static final Set<Role> ADMINISTRATORS = EnumSet.of(Role.ADMINISTRATOR);
    private static final Set<Role> TECHNICAL = EnumSet.of(Role.ADMINISTRATOR, Role.TECHNICAL);
    private static final Set<Role> WATCHERS = EnumSet.of(Role.DEPARTMENT_SUPERVISOR, Role.REGIONAL_SUPERVISOR,
            Role.NATIONAL_READER, Role.ADMINISTRATOR);
    private static final String TASK = "/camunda/api/engine/engine/default/task/4711";

    @Test
    void aCaseHandlerGetsWhatTasklistCalls() {
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/filter/1/list")).contains(Role.CASE_HANDLER);
        assertThat(whoMayCall("GET", TASK + "/deployed-form")).contains(Role.CASE_HANDLER);
        assertThat(whoMayCall("POST", TASK + "/submit-form")).contains(Role.CASE_HANDLER);
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
        assertThat(whoMayCall("POST", definition + "/submit-form")).contains(Role.CASE_HANDLER);
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
        assertThat(whoMayCall("GET", "/camunda/app/cockpit/default/")).isEqualTo(WATCHERS);
        assertThat(whoMayCall("PUT", "/camunda/api/engine/engine/default/process-instance/1/suspended")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/process-instance/1/variables")).isEqualTo(NOBODY);
        assertThat(whoMayCall("DELETE", "/camunda/api/engine/engine/default/process-instance/1")).isEqualTo(NOBODY);
        assertThat(whoMayCall("POST", "/camunda/api/engine/engine/default/deployment/create")).isEqualTo(NOBODY);
    }

    @Test
    void whatNoRowNamesIsForNobody() {
        assertThat(whoMayCall("GET", "/inconnu")).isEqualTo(NOBODY);
        assertThat(whoMayCall("GET", "/actuator/env")).isEqualTo(ADMINISTRATORS);
        assertThat(whoMayCall("GET", "/actuator/health/readiness")).contains(Role.ANONYMOUS);
    }

    @Test
    void deploymentsAndBatchesAreForAdministrators() {
        for (String mount : Set.of("/engine-rest", "/engine-rest/engine/default")) {
            for (String method : Set.of("GET", "POST", "PUT", "DELETE")) {
                assertThat(whoMayCall(method, mount + "/deployment/create")).isEqualTo(ADMINISTRATORS);
                assertThat(whoMayCall(method, mount + "/deployment")).isEqualTo(ADMINISTRATORS);
                assertThat(whoMayCall(method, mount + "/batch/1")).isEqualTo(ADMINISTRATORS);
                assertThat(whoMayCall(method, mount + "/authorization")).isEqualTo(ADMINISTRATORS);
                assertThat(whoMayCall(method, mount + "/user/x")).isEqualTo(ADMINISTRATORS);
            }
        }
        assertThat(whoMayCall("GET", "/camunda/api/engine/engine/default/batch")).isEqualTo(ADMINISTRATORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/engine/default/task", "/engine-rest/message"})
    void theEnginesRestApiIsForTechnicalAccounts(String path) {
        assertThat(whoMayCall("GET", path)).isEqualTo(TECHNICAL);
        assertThat(whoMayCall("POST", path)).isEqualTo(TECHNICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dossiers", "/api/dossiers", "/api/dossiers.csv", "/courriels", "/seances", "/registre", "/missions",
            "/mesures", "/api/territory/communes", "/administration"})
    void paymentAndFinessPeopleHaveOneListAndOneForm(String path) {
        assertThat(whoMayCall("GET", path)).doesNotContain(Role.PAYMENT, Role.FINESS, Role.ELECTED, Role.ANONYMOUS, Role.TECHNICAL);
    }

    private static Set<Role> whoMayCall(String method, String path) {
        return new EndpointTable(new Authorisations()).whoMayCall(method, path);
    }
}
