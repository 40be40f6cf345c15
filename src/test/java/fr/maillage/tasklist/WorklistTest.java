package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import jakarta.validation.constraints.NotNull;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.DossierFilter;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Contracts;

/** Work at a glance: filters with counts, search, « Mes dossiers », and who sees what of it. */
@MaillageTest
class WorklistTest {

    private static final String HANDLER = "alice.delegation38";
    private static final String COLLEAGUE = "bruno.delegation38";
    private static final String CPAM = "claire.cpam38";
    private static final String HEADQUARTERS = "helene.siege84";
    private static final String SIGNATORY = "sophie.delegation38";
    private static final String PAYER = "paula.cpam38";
    private static final String STRANGER = "aurore.ars974";
    private static final String DELEGATION = "ars-84-38";
    private static final String LIST = "/camunda/api/engine/engine/default/filter/%s/list?firstResult=0&maxResults=15";

    @LocalServerPort
    int port;
    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    TaskService tasks;
    @Autowired
    FilterService filters;
    @Autowired
    TaskFilters provided;
    @Autowired
    LeadSteps leadSteps;
    @Autowired
    Contracts contracts;
    @Autowired
    JdbcClient jdbc;

    private String name;
    private String reference;
    private Task letter;

    /** A project whose lead is to write a letter; its name is its own. */
    @BeforeEach
    void aLetterIsAwaited() {
        name = "Élan Grésivaudan-Œuvre " + Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);
        reference = declared(name, StructureType.CPTS, "38563", "38133");
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        letter = driver.task(reference, "depositLetter");
    }

    @AfterEach
    void nobodyHasItInHand() {
        tasks.createTaskQuery().processInstanceBusinessKey(reference).list()
                .forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    // filters

    @Test
    void theFiltersAreThoseOfTheHandbookAndAFormerOneDisappears() {
        Filter former = filters.newTaskFilter("Ancien filtre").setProperties(Map.of("maillage", "WORK"));
        Filter own = filters.newTaskFilter("Filtre d’une administratrice");
        filters.saveFilter(former);
        filters.saveFilter(own);

        provided.run(new DefaultApplicationArguments());

        assertThat(filters.createFilterQuery().list()).extracting(Filter::getName)
                .contains("À faire par moi", "À prendre dans mon équipe", "En retard (nous)", "En attente du porteur",
                        "Échéance légale sous 15 jours", "À signer", "En veille", "Toutes mes tâches", "Parcours CPTS",
                        "Parcours MSP", "Parcours centre de santé", "Parcours DAC", "Isère (38)", "Savoie (73)",
                        "Filtre d’une administratrice")
                .doesNotContain("Ancien filtre")
                .doesNotHaveDuplicates();
        filters.deleteFilter(own.getId());
    }

    @Test
    void everybodyFindsTheFiltersThatMakeSenseForThem() {
        assertThat(filtersOf(HANDLER).keySet()).contains("À faire par moi", "En veille", "Parcours MSP")
                .doesNotContain("À signer", "Isère (38)");
        assertThat(filtersOf(SIGNATORY).keySet()).contains("À signer").doesNotContain("Isère (38)");
        assertThat(filtersOf(HEADQUARTERS).keySet()).contains("Isère (38)", "Savoie (73)").doesNotContain("À signer");
        Visitor handler = Visitor.loggedIn(port, HANDLER);
        assertThat(handler.get("/api/worklist/ways").body()).isEqualTo("{\"dossiers\":true,\"starts\":true}");
        Visitor payer = Visitor.loggedIn(port, PAYER);
        assertThat(filtersOf(PAYER).keySet()).contains("À faire par moi").doesNotContain("En veille", "Parcours CPTS");
        assertThat(payer.get("/api/worklist/ways").body()).isEqualTo("{\"dossiers\":false,\"starts\":false}");
        assertThat(payer.page("/dossiers").statusCode()).isEqualTo(403);
        String foreign = filtersOf(SIGNATORY).get("À signer");
        assertThat(handler.post(LIST.formatted(foreign), "{}").statusCode()).isIn(403, 404);
    }

    @Test
    void theStoredQueriesCallNothingButTheClockAndThePerson() {
        assertThat(jdbc.sql("select query_ from act_ru_filter").query(String.class).list())
                .flatExtracting(query -> Stream.of(query.split("\\$\\{")).skip(1).map(rest -> rest.substring(0, rest.indexOf('}'))).toList())
                .containsOnly("currentUser()", "now()", "dateTime().plusDays(15)");
    }

    @Test
    void aTaskIsFoundWhereItBelongsAndItsCountFollows() {
        Map<String, Long> before = countsOf(HANDLER);
        assertThat(found(HANDLER, "À prendre dans mon équipe")).contains(reference);
        assertThat(found(HANDLER, "En attente du porteur")).contains(reference);
        assertThat(found(HANDLER, "Parcours CPTS")).contains(reference);
        assertThat(found(HANDLER, "Parcours MSP")).doesNotContain(reference);

        tasks.setAssignee(letter.getId(), HANDLER);
        assertThat(found(HANDLER, "À faire par moi")).contains(reference);
        assertThat(found(HANDLER, "À prendre dans mon équipe")).doesNotContain(reference);
        assertThat(found(COLLEAGUE, "À faire par moi")).doesNotContain(reference);
        Map<String, Long> after = countsOf(HANDLER);
        assertThat(after.get("À faire par moi")).isEqualTo(before.get("À faire par moi") + 1);
        assertThat(after.get("À prendre dans mon équipe")).isEqualTo(before.get("À prendre dans mon équipe") - 1);
        assertThat(after.get("Toutes mes tâches")).isEqualTo(before.get("Toutes mes tâches"));
        assertThat(after).doesNotContainKey("À signer");
    }

    @Test
    void theCountOfEachFilterIsThatOfItsList() {
        date(letter, 14, 80);
        String late = declared(name, StructureType.MSP, "38563", "38133");
        given.start("other-notification", late);
        driver.runJobs(late);
        date(driver.task(late, "notifyOtherwise"), -1, 50);
        tasks.setAssignee(driver.task(late, "notifyOtherwise").getId(), HANDLER);
        String asleep = declared(name, StructureType.DAC, "73065");
        given.start("other-notification", asleep);
        driver.runJobs(asleep);
        dossiers.putToSleep(asleep, LocalDate.now().plusMonths(2), "La porteuse est en congé.", HEADQUARTERS);
        Filter own = filters.newTaskFilter("Filtre d’une administratrice").setQuery(tasks.createTaskQuery().taskAssigned());
        filters.saveFilter(own);

        for (String person : List.of(HANDLER, CPAM, HEADQUARTERS, SIGNATORY, PAYER, STRANGER, "rachid.delegation38",
                "regine.siege84", "fabien.femasaura", "conrad.consultant", "nadia.lecture", "admin.essai")) {
            Visitor visitor = Visitor.loggedIn(port, person);
            Map<String, Long> counts = countsOf(person);
            assertThat(counts).as(person).containsKeys("À faire par moi", "Échéance légale sous 15 jours");
            filtersOf(person).forEach((filter, id) -> {
                if (counts.containsKey(filter)) {
                    assertThat(counts.get(filter)).as("%s, %s", person, filter).isEqualTo(
                            Visitor.json(visitor.get("/camunda/api/engine/engine/default/filter/%s/count".formatted(id))).path("count").asLong());
                }
            });
        }
        assertThat(countsOf(HEADQUARTERS)).containsKeys("En veille", "Parcours DAC", "Savoie (73)");
        assertThat(countsOf("admin.essai")).containsKey("Filtre d’une administratrice").doesNotContainKey("Savoie (73)");
        assertThat(countsOf(HANDLER)).doesNotContainKey("Filtre d’une administratrice");
        filters.deleteFilter(own.getId());
    }

    @Test
    void whatWaitsForTheLeadIsNotOurDelayAndALegalDateIsTold() {
        date(letter, -3, 80);
        assertThat(found(HANDLER, "En retard (nous)")).doesNotContain(reference);
        assertThat(found(HANDLER, "Échéance légale sous 15 jours")).contains(reference);
        date(letter, 14, 80);
        assertThat(found(HANDLER, "Échéance légale sous 15 jours")).contains(reference);
        date(letter, 16, 80);
        assertThat(found(HANDLER, "Échéance légale sous 15 jours")).doesNotContain(reference);
        date(letter, 3, 50);
        assertThat(found(HANDLER, "Échéance légale sous 15 jours")).doesNotContain(reference);

        given.start("other-notification", reference);
        driver.runJobs(reference);
        date(driver.task(reference, "notifyOtherwise"), -1, 50);
        assertThat(found(HANDLER, "En retard (nous)")).contains(reference);
    }

    @Test
    void theTasksOfASleepingDossierAreKeptApartUntilItIsLookedAtAgain() {
        dossiers.putToSleep(reference, LocalDate.now().plusMonths(2), "La porteuse est en congé.", HANDLER);
        given.start("other-notification", reference);
        driver.runJobs(reference);

        assertThat(found(HANDLER, "En veille")).contains(reference);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(reference).followUpAfter(new Date()).count())
                .as("the one offered while it sleeps too").isEqualTo(2);
        assertThat(found(HANDLER, "À prendre dans mon équipe")).doesNotContain(reference);
        assertThat(found(HANDLER, "En attente du porteur")).doesNotContain(reference);
        assertThat(found(HANDLER, "Toutes mes tâches")).contains(reference);

        dossiers.wake(reference, HANDLER);
        assertThat(found(HANDLER, "En veille")).doesNotContain(reference);
        assertThat(found(HANDLER, "À prendre dans mon équipe")).contains(reference);
    }

    @Test
    void theStepsOfTheLeadAreKnownByTheirContractsWithoutAmbiguity() {
        Set<String> steps = leadSteps.tasks();
        assertThat(steps).contains("depositLetter", "fileProject", "recordPieces", "recordLegalExistence", "confirmTeam")
                .doesNotContain("qualifyProject", "checkCompleteness", "signContract", "negotiateContract");
        Map<String, List<Contract>> byTask = contracts.all().stream().collect(Collectors.groupingBy(Contract::task));
        assertThat(byTask).allSatisfy((task, same) -> assertThat(same.stream().map(Contract::form).filter(form ->
                Stream.of(form.getRecordComponents()).anyMatch(component -> component.getName().equals("deposit")
                        && component.getAccessor().isAnnotationPresent(NotNull.class))).count())
                .as(task).isIn(0L, (long) same.size()));
    }

    @Test
    void whatTheModelsOfferToSignatoriesIsToSign() throws IOException {
        Set<String> offered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .filter(task -> task.getCamundaCandidateGroups().contains("ignator"))
                    .forEach(task -> offered.add(task.getId()));
        }
        offered.removeIf(task -> task.startsWith("sign"));
        assertThat(TaskFilters.SIGNED_OTHERWISE).containsExactlyInAnyOrderElementsOf(offered);
    }

    // search

    @Test
    void aDossierIsFoundByTheWordsOfItsNameItsReferenceOrACommune() {
        String own = name.substring(name.lastIndexOf(' ') + 1);
        for (String words : List.of("elan gresivaudan " + own, "OEUVRE " + own, own.substring(0, own.length() - 1), reference)) {
            assertThat(searched(HANDLER, words)).as(words).containsExactly(letter.getProcessInstanceId());
        }
        String other = declared("Autre", StructureType.CPTS, "38061");
        String instance = given.start("other-notification", other).getId();
        driver.runJobs(other);
        assertThat(searched(HANDLER, "la buisse")).contains(instance).doesNotContain(letter.getProcessInstanceId());
        assertThat(searched(HANDLER, "elan chartreuse " + own)).isEmpty();
        assertThat(searched(HANDLER, "' | ! & (")).isEmpty();
        assertThat(searched(STRANGER, own)).isEmpty();
        assertThat(Visitor.anonymous(port).get("/api/worklist/dossiers?q=x").statusCode()).isEqualTo(401);
        assertThat(Visitor.anonymous(port).get("/api/worklist/counts").statusCode()).isEqualTo(401);
    }

    @Test
    void theListOfTasklistIsNarrowedToTheDossiersFoundAndShowsTheirCards() {
        JsonNode answer = Visitor.json(Visitor.loggedIn(port, HANDLER).post(
                LIST.formatted(filtersOf(HANDLER).get("Toutes mes tâches")), """
                        {"processVariables":[],"processInstanceIdIn":["%s"],"active":true,
                         "sorting":[{"sortBy":"dueDate","sortOrder":"asc"}]}""".formatted(searched(HANDLER, reference).get(0))));
        assertThat(answer.findValuesAsText("id")).containsExactly(letter.getId());
    }

    // Mes dossiers

    @Test
    void aDossierThatOnlyWaitsForItsLeadIsAmongMine() {
        Visitor handler = Visitor.loggedIn(port, HANDLER);
        JsonNode row = row(handler, "scope=MINE");
        assertThat(row.path("name").asText()).isEqualTo(name);
        assertThat(row.path("seat").asText()).isEqualTo("Voiron");
        assertThat(row.path("lastEvent").asText()).isNotBlank();
        HttpResponse<String> page = handler.page("/dossiers?scope=MINE&q=" + encoded(name));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Mes dossiers", name, "Porteur", "Enregistrer la lettre d’intention", "Suivre");
    }

    @Test
    void whoHasTheBallIsSaidFromWhereOneStands() {
        given.start("other-notification", reference);
        driver.runJobs(reference);
        tasks.deleteCandidateGroup(letter.getId(), DELEGATION);
        tasks.addCandidateGroup(letter.getId(), "cpam-38");
        assertThat(balls(HANDLER)).contains("Nous", "Porteur");
        assertThat(balls(CPAM)).contains("Porteur", "Délégation de l’Isère").doesNotContain(">Nous");
        dossiers.putToSleep(reference, LocalDate.now().plusMonths(2), "La porteuse est en congé.", HANDLER);
        assertThat(balls(HANDLER)).contains("Personne : en veille", "fin de veille");
    }

    private String balls(String user) {
        String page = Visitor.loggedIn(port, user).page("/dossiers?scope=ALL&q=" + encoded(name)).body();
        return page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    }

    @Test
    void headquartersFindItAmongAllAndAmongTheirsOnlyOnceTheyFollowIt() {
        Visitor headquarters = Visitor.loggedIn(port, HEADQUARTERS);
        headquarters.page("/dossiers");
        assertThat(row(headquarters, "scope=ALL").path("followed").asBoolean()).isFalse();
        assertThat(rows(headquarters, "scope=MINE")).isEmpty();

        String following = "/api/dossiers/" + reference + "/following";
        assertThat(headquarters.put(following, "").statusCode()).isEqualTo(204);
        assertThat(headquarters.put(following, "").statusCode()).isEqualTo(204);
        assertThat(row(headquarters, "scope=MINE").path("followed").asBoolean()).isTrue();
        assertThat(headquarters.delete(following).statusCode()).isEqualTo(204);
        assertThat(rows(headquarters, "scope=MINE")).isEmpty();
    }

    @Test
    void aStrangerNeitherSeesNorFollowsIt() {
        Visitor stranger = Visitor.loggedIn(port, STRANGER);
        stranger.page("/dossiers");
        assertThat(rows(stranger, "scope=ALL")).isEmpty();
        assertThat(stranger.put("/api/dossiers/" + reference + "/following", "").statusCode()).isEqualTo(404);
        assertThat(stranger.page("/dossiers?scope=ALL&q=" + encoded(name)).body()).doesNotContain(reference);
        assertThat(stranger.file("/api/dossiers.csv?q=" + encoded(name)).body()).doesNotContain(reference);
        HttpResponse<String> forged = Visitor.loggedIn(port, HANDLER)
                .postWithoutToken("/api/dossiers/" + reference + "/following", "");
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void theLastEventIsTheLastThatTheReaderMayRead() {
        dossiers.journal(reference, JournalEntry.of("note", Visibility.INTERNAL).withNote("Entre nous."), HANDLER);
        assertThat(row(Visitor.loggedIn(port, HANDLER), "").path("lastEvent").asText())
                .isNotEqualTo(row(Visitor.loggedIn(port, CPAM), "").path("lastEvent").asText());
    }

    @Test
    void theListIsCutByColleagueStateSilenceAndOverlap() {
        Visitor handler = Visitor.loggedIn(port, HANDLER);
        assertThat(rows(handler, "colleague=" + COLLEAGUE)).isEmpty();
        tasks.setAssignee(letter.getId(), COLLEAGUE);
        assertThat(rows(handler, "colleague=" + COLLEAGUE)).hasSize(1);
        assertThat(rows(handler, "silent=true")).isEmpty();
        assertThat(rows(handler, "departement=38&type=CPTS&stage=DECLARATION&state=CURRENT")).hasSize(1);
        assertThat(rows(handler, "state=ENDED")).isEmpty();
        assertThat(rows(handler, "type=MSP")).isEmpty();
        dossiers.putToSleep(reference, LocalDate.now().plusMonths(2), "La porteuse est en congé.", HANDLER);
        assertThat(rows(handler, "state=ASLEEP")).hasSize(1);
        declared("Voisin", StructureType.CPTS, "38133");
        assertThat(row(handler, "").path("overlapping").asBoolean()).isTrue();
        HttpResponse<String> refused = handler.get("/api/dossiers?stage=INVENTEE");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(refused).path("detail").asText()).isEqualTo("Cette valeur n’est pas acceptée ici.");
        for (String order : List.of("LATEST_STAGE", "LONGEST_STAGE", "LONGEST_SILENCE", "NEXT_DATE", "NAME", "REFERENCE")) {
            assertThat(rows(handler, "order=" + order)).as(order).hasSize(1);
        }
    }

    @Test
    void aDossierNotHeardOfForTwoMonthsIsAmongTheSilentOnes() {
        String silent = declared("Silence " + name, StructureType.CPTS, "97412");
        Visitor reunion = Visitor.loggedIn(port, STRANGER);
        assertThat(rowsOf(reunion, "Silence " + name, "silent=true")).isEmpty();
        ClockUtil.offset(Duration.ofDays(DossierFilter.SILENCE_DAYS + 2).toMillis());
        try {
            assertThat(rowsOf(reunion, "Silence " + name, "silent=true")).extracting(row -> row.path("reference").asText())
                    .containsExactly(silent);
        } finally {
            ClockUtil.reset();
        }
    }

    @Test
    void theFileForASpreadsheetSaysWhatTheScreenSays() {
        String csv = Visitor.loggedIn(port, HANDLER).file("/api/dossiers.csv?q=" + encoded(name)).body();
        assertThat(csv).startsWith("\uFEFFRéférence;Type;Nom")
                .contains("À qui est la balle", reference, name, "Porteur", "Enregistrer la lettre d’intention");
        assertThat(csv.lines()).hasSize(2);
    }

    // following

    @Test
    void whoFollowsIsToldTheMilestonesThatOthersBringAbout() {
        for (String user : List.of(HANDLER, CPAM, STRANGER)) {
            jdbc.sql("insert into dossier_follower (dossier, agent, since) values (?, ?, now())").params(reference, user).update();
        }
        dossiers.journal(reference, JournalEntry.of("note", Visibility.LEAD).withNote("Essai"), HANDLER);
        dossiers.enter(reference, Stage.DIAGNOSIS);
        assertThat(told()).as("neither who did it nor who may not read it").containsExactly("claire.cpam38");
    }

    private List<String> told() {
        return jdbc.sql("""
                        select a.id from outbox_mail m join agent a on a.email = m.recipient_address
                        where m.reference = ? and m.template = 'followed-milestone'""")
                .params(reference).query(String.class).list();
    }

    private String declared(String called, StructureType type, String... communes) {
        Lead lead = new Lead(Civility.values()[0], "Claire", "Exemple", Profession.GENERAL_PRACTITIONER, null,
                UUID.randomUUID() + "@exemple.fr", "04 76 00 00 00", null);
        return dossiers.declare(new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type, called, lead,
                Stream.of(communes).map(TerritoryPart::whole).toList(), communes[0], List.of(), Set.of(), false), null).reference();
    }

    private void date(Task task, int days, int priority) {
        Task current = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        current.setDueDate(Date.from(Instant.now().plus(Duration.ofDays(days))));
        current.setPriority(priority);
        tasks.saveTask(current);
    }

    private Map<String, String> filtersOf(String user) {
        Map<String, String> byName = new HashMap<>();
        HttpResponse<String> answer = Visitor.loggedIn(port, user).get("/camunda/api/engine/engine/default/filter?resourceType=Task&firstResult=0&maxResults=500");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Visitor.json(answer).forEach(filter -> byName.put(filter.path("name").asText(), filter.path("id").asText()));
        return byName;
    }

    private Map<String, Long> countsOf(String user) {
        Map<String, Long> counts = new HashMap<>();
        JsonNode counted = Visitor.json(Visitor.loggedIn(port, user).get("/api/worklist/counts"));
        filtersOf(user).forEach((filter, id) -> {
            if (counted.has(id)) {
                counts.put(filter, counted.path(id).asLong());
            }
        });
        return counts;
    }

    /** References of this test's dossier, when the filter holds a task of it, as Tasklist asks. */
    private List<String> found(String user, String filter) {
        JsonNode answer = Visitor.json(Visitor.loggedIn(port, user).post(LIST.formatted(filtersOf(user).get(filter)), """
                {"processInstanceBusinessKey":"%s","active":true,"sorting":[{"sortBy":"dueDate","sortOrder":"asc"}]}"""
                .formatted(reference)));
        assertThat(answer.isArray()).as(answer.toString()).isTrue();
        return answer.isEmpty() ? List.of() : List.of(reference);
    }

    /** Processes with an open task, by which Tasklist narrows its list. */
    private List<String> searched(String user, String words) {
        List<String> instances = new ArrayList<>();
        HttpResponse<String> answer = Visitor.loggedIn(port, user).get("/api/worklist/dossiers?q=" + encoded(words));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Visitor.json(answer).path("instances").forEach(found -> instances.add(found.asText()));
        return instances;
    }

    private JsonNode row(Visitor visitor, String criteria) {
        List<JsonNode> rows = rows(visitor, criteria);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private List<JsonNode> rows(Visitor visitor, String criteria) {
        return rowsOf(visitor, name, criteria);
    }

    private static List<JsonNode> rowsOf(Visitor visitor, String named, String criteria) {
        HttpResponse<String> answer = visitor.get("/api/dossiers?q=%s&%s".formatted(encoded(named), criteria));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        Visitor.json(answer).path("dossiers").forEach(rows::add);
        return rows;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
