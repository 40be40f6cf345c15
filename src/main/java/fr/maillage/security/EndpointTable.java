package fr.maillage.security;

import static fr.maillage.security.EndpointTable.Who.ADMINISTRATORS;
import static fr.maillage.security.EndpointTable.Who.AGENTS;
import static fr.maillage.security.EndpointTable.Who.ANYBODY;
import static fr.maillage.security.EndpointTable.Who.NOBODY;
import static fr.maillage.security.EndpointTable.Who.SUPERVISORS;
import static fr.maillage.security.EndpointTable.Who.TECHNICAL;

import java.util.List;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call which URL: the first row that fits decides, what fits no row is for nobody. What an answer contains is
 * decided further in, by the task rule and by the access rule of the dossier.
 */
final class EndpointTable {

    /** Widest first: whoever is named may call, and so may those after them, except that nothing includes {@code TECHNICAL}. */
    enum Who {

        ANYBODY, AGENTS, SUPERVISORS, ADMINISTRATORS, TECHNICAL, NOBODY;

        boolean includes(MaillageUser user) {
            return switch (this) {
                case ANYBODY -> true;
                case AGENTS -> user != null;
                case SUPERVISORS -> user != null && (user.isSupervisor() || user.readsEverything());
                case ADMINISTRATORS -> user != null && user.isAdministrator();
                case TECHNICAL -> user != null
                        && (user.isAdministrator() || user.groups().contains(Roles.TECHNICAL));
                case NOBODY -> false;
            };
        }
    }

    /** @param methods empty for every method */
    record Row(Who who, Set<HttpMethod> methods, PathPattern pattern) {

        boolean fits(String method, PathContainer path) {
            return (methods.isEmpty() || methods.contains(HttpMethod.valueOf(method))) && pattern.matches(path);
        }
    }

    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;
    private static final HttpMethod PUT = HttpMethod.PUT;
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    static final List<Row> ROWS = List.of(
            // ours
            row(ANYBODY, "/connexion", GET, POST),
            row(ANYBODY, "/deconnexion", POST),
            row(ANYBODY, "/maillage.css", GET),
            row(ANYBODY, "/maillage.js", GET),
            row(ANYBODY, "/favicon.svg", GET),
            row(ANYBODY, "/error"),
            row(ANYBODY, "/actuator/health/**", GET),
            row(ADMINISTRATORS, "/actuator/**", GET),
            row(AGENTS, "/", GET),
            row(AGENTS, "/forms/**", GET),
            row(AGENTS, "/dossier.js", GET),
            row(AGENTS, "/team.js", GET),
            row(AGENTS, "/webjars/**", GET),
            row(AGENTS, "/api/openapi/**", GET),
            row(AGENTS, "/api/**"),
            row(AGENTS, "/dossiers/**"),
            row(AGENTS, "/seances/**", GET, POST),
            row(AGENTS, "/elus/**", GET, POST),
            row(AGENTS, "/mesures/**", GET, POST),
            // the link of an elected member is the key
            row(ANYBODY, "/remontee/{token}", GET, POST),
            row(AGENTS, "/missions/**", GET),
            row(AGENTS, "/registre/**", GET),
            row(AGENTS, "/courriels/**"),
            row(AGENTS, "/parapheur/**", GET, POST),
            row(AGENTS, "/paiements/**", GET, POST),
            row(AGENTS, "/finess/**", GET, POST),
            row(AGENTS, "/absence/**", GET, POST),
            row(SUPERVISORS, "/equipe/**", GET, POST),
            row(AGENTS, "/essai/**"),
            row(ADMINISTRATORS, "/administration/**"),

            // the engine's own REST API
            row(TECHNICAL, "/engine-rest/**"),

            // doors of the webapps beside our login
            row(NOBODY, "/camunda/api/admin/setup/**"),
            row(NOBODY, "/camunda/api/admin/auth/user/{engine}/login/**"),
            row(AGENTS, "/camunda/api/admin/auth/user/{engine}", GET),
            row(AGENTS, "/camunda/api/admin/auth/user/{engine}/logout", POST),

            // what Tasklist calls
            row(AGENTS, "/camunda", GET),
            row(AGENTS, "/camunda/", GET),
            row(AGENTS, "/camunda/app/welcome/**", GET),
            row(AGENTS, "/camunda/app/tasklist/**", GET),
            row(AGENTS, "/camunda/assets/**", GET),
            row(AGENTS, "/camunda/lib/**", GET),
            row(AGENTS, "/camunda/favicon.ico", GET),
            row(AGENTS, "/camunda/api/{app}/plugin/{plugin}/static/**", GET),
            row(AGENTS, "/camunda/api/engine/engine", GET),
            row(AGENTS, "/camunda/api/engine/engine/", GET),
            row(AGENTS, ENGINE + "/filter", GET, HttpMethod.OPTIONS),
            row(AGENTS, ENGINE + "/filter/count", GET),
            row(AGENTS, ENGINE + "/filter/{id}", GET, HttpMethod.OPTIONS),
            row(AGENTS, ENGINE + "/filter/{id}/count", GET, POST),
            row(AGENTS, ENGINE + "/filter/{id}/list", GET, POST),
            row(AGENTS, ENGINE + "/task", GET),
            row(AGENTS, ENGINE + "/task/{id}", GET),
            row(AGENTS, ENGINE + "/task/{id}/form", GET),
            row(AGENTS, ENGINE + "/task/{id}/deployed-form", GET),
            row(AGENTS, ENGINE + "/task/{id}/form-variables", GET),
            row(AGENTS, ENGINE + "/task/{id}/identity-links", GET),
            row(AGENTS, ENGINE + "/task/{id}/claim", POST),
            row(AGENTS, ENGINE + "/task/{id}/unclaim", POST),
            row(AGENTS, ENGINE + "/task/{id}/assignee", POST),
            row(AGENTS, ENGINE + "/task/{id}/submit-form", POST),
            row(AGENTS, ENGINE + "/process-definition", GET),
            row(AGENTS, ENGINE + "/process-definition/count", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}/xml", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}/startForm", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}/deployed-start-form", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}/form-variables", GET),
            row(AGENTS, ENGINE + "/process-definition/{id}/submit-form", POST),
            row(AGENTS, ENGINE + "/process-definition/key/{key}/xml", GET),
            row(AGENTS, ENGINE + "/process-definition/key/{key}/submit-form", POST),
            row(AGENTS, ENGINE + "/authorization/check", GET),
            row(AGENTS, ENGINE + "/user/{id}/profile", GET),

            // what a supervisor's Cockpit calls
            row(SUPERVISORS, "/camunda/app/cockpit/**", GET),
            row(SUPERVISORS, "/camunda/api/cockpit/plugin/**", GET, POST),
            row(SUPERVISORS, ENGINE + "/process-definition/**", GET),
            row(SUPERVISORS, ENGINE + "/process-instance/**", GET),
            row(SUPERVISORS, ENGINE + "/decision-definition/**", GET),
            row(SUPERVISORS, ENGINE + "/decision-requirements-definition/**", GET),
            row(SUPERVISORS, ENGINE + "/incident/**", GET),
            row(SUPERVISORS, ENGINE + "/job/**", GET),
            row(SUPERVISORS, ENGINE + "/job-definition/**", GET),
            row(SUPERVISORS, ENGINE + "/execution/**", GET),
            row(SUPERVISORS, ENGINE + "/variable-instance", GET, POST),
            row(SUPERVISORS, ENGINE + "/variable-instance/count", GET, POST),
            row(SUPERVISORS, ENGINE + "/task", GET, POST),
            row(SUPERVISORS, ENGINE + "/task/count", GET, POST),
            row(SUPERVISORS, ENGINE + "/process-instance", POST),
            row(SUPERVISORS, ENGINE + "/process-instance/count", POST),
            row(SUPERVISORS, ENGINE + "/job", POST),
            row(SUPERVISORS, ENGINE + "/job/count", POST),
            row(SUPERVISORS, ENGINE + "/job/{id}/retries", PUT),
            row(SUPERVISORS, ENGINE + "/history/**", GET),
            row(SUPERVISORS, ENGINE + "/history/{resource}", POST),
            row(SUPERVISORS, ENGINE + "/history/{resource}/count", POST),
            row(SUPERVISORS, ENGINE + "/external-task/**", GET),
            row(SUPERVISORS, ENGINE + "/external-task/count", POST),
            row(SUPERVISORS, ENGINE + "/batch/**", GET),
            row(SUPERVISORS, ENGINE + "/group/**", GET),
            row(SUPERVISORS, ENGINE + "/tenant/**", GET),
            row(SUPERVISORS, ENGINE + "/version", GET),
            row(SUPERVISORS, ENGINE + "/telemetry/**", GET),

            // Admin: users, groups, authorisations
            row(ADMINISTRATORS, "/camunda/app/admin/**", GET),
            row(ADMINISTRATORS, "/camunda/api/admin/**"),
            row(ADMINISTRATORS, ENGINE + "/user/**"),
            row(ADMINISTRATORS, ENGINE + "/group/**"),
            row(ADMINISTRATORS, ENGINE + "/tenant/**"),
            row(ADMINISTRATORS, ENGINE + "/authorization/**"),
            row(ADMINISTRATORS, ENGINE + "/identity/**"),
            row(ADMINISTRATORS, ENGINE + "/filter/**"),
            row(ADMINISTRATORS, ENGINE + "/deployment/**", GET));

    private EndpointTable() {
    }

    static Who whoMayCall(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return ROWS.stream().filter(row -> row.fits(method, parsed)).map(Row::who).findFirst().orElse(NOBODY);
    }

    private static Row row(Who who, String pattern, HttpMethod... methods) {
        return new Row(who, Set.of(methods), PathPatternParser.defaultInstance.parse(pattern));
    }
}
