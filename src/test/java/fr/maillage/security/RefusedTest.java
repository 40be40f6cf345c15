package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.DocumentKind;

/**
 * What must be refused whatever the tables say: written by hand, so that a wrong cell, with the test that is generated from
 * it, cannot open it. The dossier is one of Isère with a task of the delegation.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;
    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    MatrixPeople people;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String reference;
    private String task;
    private String instance;
    private String document;

    /** Once for the class: no test changes it. */
    @BeforeEach
    void declare() {
        if (reference != null) {
            return;
        }
        people.arrive();
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        task = driver.task(reference, "depositLetter").getId();
        instance = driver.task(reference, "depositLetter").getProcessInstanceId();
        document = given.document(reference, DocumentKind.STATUTES);
    }

    @ParameterizedTest
    @CsvSource({
            // other départements, other regions, other bodies
            "amelie.delegation73, /api/dossiers/{reference}", "sylvain.delegation73, /api/dossiers/{reference}",
            "camille.cpam73, /dossiers/{reference}", "aurore.ars974, /api/dossiers/{reference}/journal",
            "serge.ars974, /dossiers/{reference}", "gilles.cgss974, /api/dossiers/{reference}/documents/{document}",
            "tania.tipsante, /api/dossiers/{reference}", "fabien.femasaura, /api/dossiers/{reference}",
            "cecile.cd38, /api/dossiers/{reference}", "conrad.consultant, /api/dossiers/{reference}/documents",
            "sylvain.delegation73, {engine}/process-instance/{instance}", "serge.ars974, {engine}/process-instance/{instance}",
            "sylvain.delegation73, {engine}/task/{task}", "serge.ars974, {engine}/task/{task}/form-variables",
            "camille.cpam73, /api/tasks/{task}/panel", "fabien.femasaura, /api/tasks/{task}/form",
            // those who pay, those who record, those who are elected
            "paula.cpam38, /api/dossiers/{reference}", "paula.cpam38, /dossiers/{reference}", "paula.cpam38, /api/dossiers/{reference}/journal",
            "paula.cpam38, /api/dossiers/{reference}/documents/{document}", "paula.cpam38, /courriels", "paula.cpam38, /registre",
            "felix.finess84, /api/dossiers/{reference}", "felix.finess84, /api/dossiers/{reference}/documents/{document}",
            "felix.finess84, /paiements", "fanny.finances84, /dossiers/{reference}", "fanny.finances84, /finess",
            "elisabeth.msa, /api/dossiers/{reference}", "elisabeth.msa, /api/dossiers/{reference}/documents", "elisabeth.msa, /dossiers",
            // Cockpit and the engine
            "alice.delegation38, {engine}/process-instance/{instance}", "alice.delegation38, {engine}/history/process-instance/{instance}",
            "victor.cpam38, /camunda/app/cockpit/default/", "conrad.consultant, /camunda/app/cockpit/default/",
            "fabien.femasaura, {engine}/process-instance/{instance}", "sarah.msa, {engine}/variable-instance?processInstanceIdIn={instance}",
            "rachid.delegation38, /camunda/app/admin/default/", "regine.siege84, {engine}/user", "nadia.lecture, {engine}/deployment",
            "rachid.delegation38, {engine}/batch", "rachid.delegation38, /administration", "nadia.lecture, /administration/agents",
            "rachid.delegation38, /actuator", "alice.delegation38, /actuator/env", "alice.delegation38, {engine}/authorization"
    })
    void isNotForThem(String user, String path) {
        String filled = path.replace("{engine}", ENGINE).replace("{reference}", reference).replace("{task}", task)
                .replace("{instance}", instance).replace("{document}", document);
        Visitor visitor = visitor(user);

        assertThat((path.startsWith("{engine}") ? visitor.get(filled) : visitor.page(filled)).statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({"nadia.lecture, /api/dossiers/{reference}/notes", "admin.essai, /api/dossiers/{reference}/notes",
            "nadia.lecture, /api/dossiers/{reference}/dormancy", "admin.essai, /api/dossiers/{reference}/dormancy",
            "claire.cpam38, /api/dossiers/{reference}/transfer", "ursule.urps84, /api/dossiers/{reference}/dormancy",
            "marc.marches84, /api/dossiers/{reference}/notes", "paula.cpam38, /api/dossiers/{reference}/notes",
            "felix.finess84, /api/dossiers", "paula.cpam38, /api/dossiers", "conrad.consultant, /api/dossiers", "nadia.lecture, /api/dossiers",
            "elisabeth.msa, /api/dossiers", "rachid.delegation38, {engine}/task/{task}/submit-form",
            "nadia.lecture, {engine}/task/{task}/submit-form", "admin.essai, {engine}/task/{task}/submit-form",
            "nadia.lecture, {engine}/task/{task}/unclaim", "claire.cpam38, {engine}/task/{task}/claim",
            "rachid.delegation38, {engine}/deployment/create", "rachid.delegation38, {engine}/filter/create",
            "ursule.urps84, /api/review/sessions", "conrad.consultant, /api/review/sessions"})
    void doesNotChangeIt(String user, String path) {
        assertThat(visitor(user).post(path.replace("{engine}", ENGINE).replace("{reference}", reference).replace("{task}", task), "{}")
                .statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({"ursule.urps84, false, 403", "claire.cpam38, false, 403", "alice.delegation38, false, 200", "claire.cpam38, true, 200",
            "alice.delegation38, true, 403"})
    void nobodyReplacesADocumentOfAnotherOrganisation(String user, boolean ofCaisse, int status) {
        String documents = "/api/dossiers/" + reference + "/documents/";
        String replaced = documents.concat(ofCaisse ? given.document(reference, DocumentKind.STATUTES, "claire.cpam38") : document);

        HttpResponse<String> answer = visitor(user).upload(replaced + "/versions", "statuts.pdf", GivenDossier.PDF);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(Visitor.json(answer).get("detail").asText()).startsWith("Seul l’organisme qui a déposé ce document");
            assertThat(Visitor.json(visitor("claire.cpam38").get(replaced + "/versions"))).hasSize(1);
        }
        assertThat(visitor(user).page("/dossiers/" + reference).body().contains(replaced.substring(documents.length()) + "/versions"))
                .as("offered on the page").isEqualTo(status == 200);
    }

    /** They give opinions, or are there by their territory. */
    @ParameterizedTest
    @ValueSource(strings = {"ursule.urps84", "arthur.arcmsa84"})
    void whoHasNoSayInADossierDoesNotRewriteItsTeam(String user) {
        String team = "/api/dossiers/" + reference + "/team";
        String emptied = "{\"version\":%s,\"members\":[]}".formatted(Visitor.json(visitor(user).get(team)).get("version").asText());

        assertThat(visitor(user).put(team, emptied).statusCode()).isEqualTo(403);
        assertThat(visitor(user).page("/dossiers/" + reference).body()).contains("Équipe").doesNotContain("Modifier l’équipe");
        assertThat(visitor("alice.delegation38").page("/dossiers/" + reference).body()).contains("Modifier l’équipe");
        assertThat(visitor(user).post("/api/dossiers/" + reference + "/notes", "{\"text\":\"Une note fictive.\"}").statusCode())
                .as("a note").isEqualTo(204);
    }

    /** The other side of the coin: a region is that of all its delegations, a département is its own. */
    @Test
    void aRegionalSupervisorSeesTheDelegationsOfTheRegionAndADepartmentalOneTheirs() {
        String savoie = given.declared(new String[] {"73065"});
        String reunion = given.declared(GivenDossier.GRAND_SUD);

        assertThat(visitor("matrice.region").get("/api/dossiers/" + reference).statusCode()).isEqualTo(200);
        assertThat(visitor("matrice.region").get("/api/dossiers/" + savoie).statusCode()).isEqualTo(200);
        assertThat(visitor("matrice.region").get("/api/dossiers/" + reunion).statusCode()).isEqualTo(404);
        assertThat(visitor("rachid.delegation38").get("/api/dossiers/" + savoie).statusCode()).isEqualTo(404);
        assertThat(visitor("sylvain.delegation73").get("/api/dossiers/" + savoie).statusCode()).isEqualTo(200);
        assertThat(visitor("matrice.region").get(ENGINE + "/process-instance/" + instance).statusCode()).isEqualTo(200);
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, id -> Visitor.loggedIn(port, id));
    }
}
