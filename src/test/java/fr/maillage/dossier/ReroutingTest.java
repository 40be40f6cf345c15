package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.maillage.CdsJourney;
import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.territory.PerimeterState;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A path that ends and is taken up otherwise: by another delegation, under another type, inside another dossier. */
@MaillageTest
class ReroutingTest {

    private static final String ALICE = "alice.delegation38";
    private static final String AMELIE = "amelie.delegation73";

    @Autowired
    CptsJourney journey;
    @Autowired
    CptsAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Documents documents;
    @Autowired
    Journal journal;
    @Autowired
    Links links;
    @Autowired
    Rerouting rerouting;
    @Autowired
    Transfers transfers;
    @Autowired
    PathEntry entry;
    @Autowired
    EntryPoints entryPoints;
    @Autowired
    CdsJourney centres;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;
    @Autowired
    FormService forms;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @AfterEach
    void endOfTheTest() {
        journey.end();
        centres.end();
    }

    /** Does the task as one of those to whom it is offered. */
    private void answer(String reference, String task, Object... form) {
        journey.submit(reference, driver.task(reference, task), GivenDossier.form(form));
    }

    /** A page of ours hands out the token that a change needs. */
    private Visitor visitor(String user) {
        Visitor visitor = Visitor.loggedIn(port, user);
        visitor.page("/");
        return visitor;
    }

    /** Allevard and Pontcharra in the Isère, Montmélian in Savoie. */
    private static Map<String, Object> astride() {
        return DeclaredProject.on("CPTS Porte de Savoie (fictive)", "38314", "38314", "38006", "73171");
    }

    @Test
    void F2_theOtherDepartementTakesTheDossierOverAndItsPathStartsThereAtItsStage() {
        String reference = journey.declare(astride());
        journey.goOnUntil(reference, "checkAdmissibility");
        assertThat(dossiers.get(reference).participants(ParticipantRole.ASSOCIATE_DELEGATION))
                .extracting(Participant::organisation).contains("ars-84-73");

        transfers.propose(reference, "73", "La population est surtout en Savoie.", ALICE);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).contains("checkAdmissibility", "answerTransfer");
        assertThat(driver.groupsOf(driver.task(reference, "answerTransfer"))).containsExactly("ars-84-73");
        assertThat(journey.mails(reference)).contains("transfer-requested > receiver");
        assertThatThrownBy(() -> transfers.propose(reference, "73", "Encore.", ALICE)).isInstanceOf(ImpossibleAct.class);

        answer(reference, "answerTransfer", "transferAnswer", "ACCEPTED");

        Dossier transferred = dossiers.get(reference);
        assertThat(transferred.departement()).isEqualTo("73");
        assertThat(transferred.stage()).isEqualTo(Stage.INTENTION);
        assertThat(transferred.participants(ParticipantRole.PILOT_DELEGATION)).extracting(Participant::organisation)
                .containsExactly("ars-84-73");
        assertThat(transferred.participants(ParticipantRole.ASSOCIATE_DELEGATION)).extracting(Participant::organisation)
                .contains("ars-84-38");
        assertThat(transferred.participants(ParticipantRole.CPAM)).as("the contract is with the caisse of the seat")
                .extracting(Participant::organisation).containsExactly("cpam-isere");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        assertThat(driver.instances(reference)).hasSize(2)
                .allSatisfy(instance -> assertThat(instance.getTenantId()).isEqualTo("84-73"));
        assertThat(journey.mails(reference)).contains("dossier-transferred > lead", "dossier-transferred > delegation");
        assertThat(journey.journal(reference)).containsSubsequence("transfer.proposed", "transfer.accepted", "transferred");

        Dossier recomputed = dossiers.recomputeTerritory(reference);
        assertThat(recomputed.departement()).as("an import does not give the dossier back").isEqualTo("73");
        journey.goOnUntil(reference, "checkAdmissibility");
        assertThat(driver.groupsOf(driver.task(reference, "checkAdmissibility"))).containsExactly("ars-84-73");
    }

    @Test
    void aTransferThatIsRefusedLeavesThePathAsItWas() {
        String reference = journey.declare(astride());
        transfers.propose(reference, "73", "Le siège sera en Savoie.", ALICE);
        driver.runJobs(reference);

        assertThatThrownBy(() -> driver.complete(reference, "answerTransfer", Map.of("transferAnswer", "REFUSED")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[reason]");
        answer(reference, "answerTransfer", "transferAnswer", "REFUSED", "reason", "Une seule commune est en Savoie.");

        assertThat(driver.openTasks(reference)).containsExactly("qualifyProject");
        assertThat(dossiers.get(reference).departement()).isEqualTo("38");
        assertThat(journey.mails(reference)).contains("transfer-refused > delegation");
        assertThat(journey.lastMail(reference, "transfer-refused")).contains("Une seule commune est en Savoie.");
        transfers.propose(reference, "73", "Autre argument.", ALICE);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).contains("answerTransfer");
    }

    @Test
    void aTransferWithoutAnswerIsRemindedThenDecidedByTheSupervisors() {
        String reference = journey.declare(astride());
        transfers.propose(reference, "73", "Le siège sera en Savoie.", ALICE);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "transferReminder");
        assertThat(journey.mails(reference, "transfer-reminder")).isEqualTo(1);
        driver.advanceToTimer(reference, "transferUnanswered");

        assertThat(driver.openTasks(reference)).contains("decideTransfer").doesNotContain("answerTransfer");
        assertThat(driver.groupsOf(driver.task(reference, "decideTransfer"))).containsExactly("supervisors-ars-84-73");
        assertThat(journey.mails(reference)).contains("transfer-unanswered > receiverSupervisors",
                "transfer-unanswered > delegation");
        answer(reference, "decideTransfer", "transferAnswer", "ACCEPTED");
        assertThat(dossiers.get(reference).departement()).isEqualTo("73");
        assertThat(driver.openTasks(reference)).containsExactly("qualifyProject");
        assertThat(driver.groupsOf(driver.task(reference, "qualifyProject"))).contains("ars-84-73");
    }

    @Test
    void whileALegalClockRunsThePathIsNotLeft() {
        String reference = journey.declare(astride());
        transfers.propose(reference, "73", "Le siège sera en Savoie.", ALICE);
        driver.runJobs(reference);
        journey.goOnUntil(reference, "checkCompleteness");

        assertThatThrownBy(() -> driver.complete(reference, "answerTransfer", Map.of("transferAnswer", "ACCEPTED")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[transferAnswer] Un délai légal court");
        assertThatThrownBy(() -> rerouting.changeType(reference, StructureType.MSP, "Une maison suffit.", Set.of(), ALICE))
                .isInstanceOf(ImpossibleAct.class).hasMessage("dossier.act.type.clock");
        String other = journey.declare(astride());
        assertThatThrownBy(() -> rerouting.merge(reference, other, "Même projet.", Set.of(), ALICE))
                .hasMessage("dossier.act.merge.clock");
        assertThatThrownBy(() -> rerouting.merge(other, reference, "Même projet.", Set.of(), ALICE))
                .hasMessage("dossier.act.merge.kept");
        assertThat(driver.timer(reference, "legalDeadline")).isNotNull();
    }

    @Test
    void whatCannotBeReroutedIsRefusedInWords() {
        String reference = journey.declare(astride());
        assertThatThrownBy(() -> transfers.propose(reference, "05", "Ailleurs.", ALICE))
                .hasMessage("dossier.act.transfer.elsewhere");
        assertThatThrownBy(() -> rerouting.changeType(reference, StructureType.CPTS, "Rien.", Set.of(), ALICE))
                .hasMessage("dossier.act.type.same");
        assertThatThrownBy(() -> rerouting.merge(reference, reference, "Rien.", Set.of(), ALICE))
                .hasMessage("dossier.act.merge.self");
        lifecycle.putToSleep(reference, answers.today().plusDays(30), "Pause.", ALICE);
        driver.runJobs(reference);
        assertThatThrownBy(() -> transfers.propose(reference, "73", "Ailleurs.", ALICE))
                .hasMessage("dossier.act.reroute.asleep");
        lifecycle.abandon(reference, "Fin.", ALICE);
        driver.runJobs(reference);
        assertThatThrownBy(() -> transfers.propose(reference, "73", "Trop tard.", ALICE)).hasMessage("dossier.act.over");
    }

    @Test
    void aDossierOnThePathOfRelease100IsNotRerouted() {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        Deployment frozen = repository.createDeployment().name("released 1.0.0")
                .addModelInstance("cpts-creation-1.0.0.bpmn", Bpmn.readModelFromFile(
                        Path.of("src/test/resources/released/1.0.0/cpts-creation.bpmn").toFile()))
                .deploy();
        try {
            entry.enter(reference, StructureType.CPTS, Stage.DECLARATION);
            assertThatThrownBy(() -> rerouting.merge(reference, given.declared(GivenDossier.VOIRONNAIS), "Même projet.",
                    Set.of(), ALICE)).hasMessage("dossier.act.reroute.earlier");
            assertThat(driver.openTasks(reference)).containsExactly("qualifyProject");
        } finally {
            repository.deleteDeployment(frozen.getId(), true);
        }
    }

    @Test
    void F1_twoOverlappingProjectsAreRegroupedAndTheSecondEndsMerged() {
        String kept = journey.declare(DeclaredProject.on("CPTS Cœur du Voironnais (fictive)", "38563", "38563", "38133"));
        Map<String, Object> declaration = new HashMap<>(
                DeclaredProject.on("CPTS Chartreuse-Sud (fictive)", "38563", "38563", "38239"));
        declaration.put("lead", """
                {"civility":"DOCTEUR","firstName":"Yves","lastName":"Fictif","profession":"PHARMACIST",
                 "rpps":"10003456786","email":"yves.fictif@exemple.fr","phone":"04 76 00 00 01"}""");
        declaration.put("team", """
                [{"name":"Nadia Perrin","profession":"GENERAL_PRACTITIONER","email":"nadia.perrin@exemple.fr"},
                 {"name":"Inès Inventée","profession":"NURSE","email":"ines@exemple.fr"}]""");
        String second = journey.declare(declaration);
        journey.goOnUntil(second, "checkPortrait");
        given.document(second, DocumentKind.values()[0]);
        assertThat(dossiers.overlapsOf(second)).extracting(overlap -> overlap.owner()).contains(kept);

        rerouting.merge(second, kept, "Les deux équipes veulent un seul projet.", Set.of(), ALICE);
        driver.runJobs(second);
        driver.runJobs(kept);

        Dossier merged = dossiers.get(second);
        assertThat(merged.stage()).isEqualTo(Stage.MERGED);
        assertThat(merged.mergedInto()).contains(kept);
        assertThat(driver.instances(second)).isEmpty();
        Dossier common = dossiers.get(kept);
        assertThat(common.territory()).extracting(TerritoryPart::commune).containsExactlyInAnyOrder("38563", "38133", "38239");
        assertThat(common.team()).extracting(TeamMember::displayName)
                .contains("Nadia Perrin", "Luc Fictif", "Inès Inventée", "Yves Fictif").doesNotHaveDuplicates();
        assertThat(documents.list(kept)).hasSameSizeAs(documents.list(second)).isNotEmpty();
        assertThat(journal.read(kept, new Reader(Set.of(), Reader.Kind.ADMINISTRATION), null, 100))
                .extracting(JournalRow::text).anyMatch(text -> text.contains("Chartreuse-Sud (fictive)"))
                .anyMatch(text -> text.startsWith("Regroupé avec"));
        assertThat(links.of(kept)).extracting(Links.Link::type, Links.Link::reference)
                .contains(tuple(LinkType.MERGED_WITH, second));
        assertThat(dossiers.overlapsOf(kept)).as("an ended dossier is no overlap")
                .extracting(overlap -> overlap.owner()).doesNotContain(second);
        assertThat(journey.mails(second)).contains("dossiers-merged > lead", "dossiers-merged > joinedLead",
                "dossiers-merged > delegation");
        assertThat(journey.mails(kept)).contains("territory-changed > lead");
        assertThatThrownBy(() -> rerouting.merge(second, kept, "Encore.", Set.of(), ALICE)).hasMessage("dossier.act.over");
    }

    @Test
    void F1_anOverlapWithASleepingDossierIsNone() {
        String sleeping = journey.declare(DeclaredProject.on("CPTS du Trièves (fictive)", "38226", "38226"));
        String other = journey.declare(DeclaredProject.on("CPTS de la Matheysine (fictive)", "38226", "38226"));
        assertThat(dossiers.overlapsOf(other)).extracting(overlap -> overlap.owner()).contains(sleeping);
        lifecycle.putToSleep(sleeping, answers.today().plusDays(30), "Pause.", ALICE);
        driver.runJobs(sleeping);
        assertThat(dossiers.overlapsOf(other)).extracting(overlap -> overlap.owner()).doesNotContain(sleeping);
        assertThat(jdbc.sql("select state from perimeter where owner = :owner").param("owner", sleeping)
                .query(String.class).single()).isEqualTo(PerimeterState.SLEEPING.name());
    }

    @Test
    void aDossierIsLinkedToAnotherByWhoeverMayWriteToItAndReadTheOther() {
        String practice = journey.declare(DeclaredProject.on("Maison du Royans (fictive)", "38319", "38319"));
        String community = journey.declare(DeclaredProject.on("CPTS du Royans (fictive)", "38319", "38319"));
        String foreign = journey.declare(DeclaredProject.grandSud());
        String path = "/api/dossiers/" + community + "/links";
        Visitor alice = visitor(ALICE);

        assertThat(alice.page("/dossiers/" + community + "/parcours").body()).contains("Relier à un autre dossier", "est issu de");
        assertThat(alice.post(path, linkTo("ISSUED_FROM", practice)).statusCode()).isEqualTo(204);
        assertThat(alice.post(path, linkTo("CARRIED_BY", practice)).statusCode()).isEqualTo(204);
        assertThat(alice.page("/dossiers/" + community + "/parcours").body()).contains("est porté par", "/dossiers/" + practice);
        assertThat(links.of(practice)).extracting(Links.Link::type, Links.Link::reference)
                .contains(tuple(LinkType.ORIGIN_OF, community), tuple(LinkType.CARRIES, community));
        assertThat(Visitor.json(alice.get("/api/dossiers/" + practice + "/journal")).toString()).contains("est à l’origine de");

        assertThat(alice.post(path, linkTo("ISSUED_FROM", foreign)).body()).contains("\"field\":\"reference\"", "ne vous est pas ouvert");
        assertThat(alice.post(path, linkTo("ISSUED_FROM", "Royans")).statusCode()).isEqualTo(400);
        assertThat(alice.post(path, linkTo("PART_OF", community)).body()).contains("lui-même");
        assertThat(alice.post(path, linkTo("MERGED_WITH", practice)).body()).contains("\"field\":\"type\"", "regroupés");
        assertThat(visitor(AMELIE).post(path, linkTo("PART_OF", practice)).statusCode()).isEqualTo(404);
        assertThat(visitor("nadia.lecture").post(path, linkTo("PART_OF", practice)).statusCode()).isEqualTo(403);
        assertThat(visitor("nadia.lecture").page("/dossiers/" + community + "/parcours").body())
                .contains("est issu de").doesNotContain("Relier à un autre dossier");
    }

    private static String linkTo(String type, String reference) {
        return "{\"type\":\"%s\",\"reference\":\"%s\"}".formatted(type, reference);
    }

    @Test
    void F15_twoDeclarationsOfTheSameProjectAreShownToTheHandlerWhoRegroupsThem() {
        String first = journey.declare(DeclaredProject.on("CPTS du Vercors (fictive)", "38548", "38548", "38205"));
        String second = journey.declare(DeclaredProject.on("Communauté du Vercors (fictive)", "38548", "38548"));
        String foreign = journey.declare(DeclaredProject.grandSud());

        Visitor alice = visitor(ALICE);
        assertThat(Visitor.json(alice.get("/api/dossiers/" + second + "/similar")).toString())
                .contains(first, "SAME_LEAD", "SAME_GROUND", "SIMILAR_NAME").doesNotContain(foreign);
        assertThat(alice.get("/api/tasks/" + driver.task(second, "qualifyProject").getId() + "/form").body())
                .contains("même porteur", first).doesNotContain(foreign);
        assertThat(alice.page("/dossiers/" + second + "/parcours").body())
                .contains("Regrouper avec un autre dossier", "CPTS du Vercors (fictive)", "même porteur");
        String merger = "{\"into\":\"%s\",\"reason\":\"Deux déclarations du même projet.\"}".formatted(first);
        assertThat(visitor(AMELIE).post("/api/dossiers/" + second + "/merger", merger).statusCode())
                .isEqualTo(404);
        assertThat(visitor("claire.cpam38").post("/api/dossiers/" + second + "/merger", merger).statusCode())
                .as("the pilot alone regroups").isEqualTo(403);
        assertThat(alice.post("/api/dossiers/" + second + "/merger", "{\"into\":\"" + first + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(alice.post("/api/dossiers/" + second + "/merger", merger).statusCode()).isEqualTo(204);
        driver.runJobs(second);
        assertThat(dossiers.get(second).stage()).isEqualTo(Stage.MERGED);
        assertThat(alice.get("/api/dossiers/" + first + "/similar").body()).contains("[").doesNotContain(second);
    }

    @Test
    void whoDoesNotPilotProposesNoTransferAndWhoDoesNotSteerChangesNoType() {
        String reference = journey.declare(astride());
        String transfer = "{\"departement\":\"73\",\"reason\":\"Le siège y sera.\"}";
        assertThat(visitor(AMELIE).post("/api/dossiers/" + reference + "/transfer", transfer).statusCode())
                .as("the associate asks nobody").isEqualTo(403);
        assertThat(visitor("ursule.urps84").post("/api/dossiers/" + reference + "/type",
                "{\"type\":\"MSP\",\"reason\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(visitor(ALICE).post("/api/dossiers/" + reference + "/transfer", transfer).statusCode())
                .isEqualTo(204);
        driver.runJobs(reference);
        String task = driver.task(reference, "answerTransfer").getId();
        assertThatThrownBy(() -> driver.as(ALICE, () -> forms.submitTaskForm(task, Map.of("transferAnswer", "ACCEPTED"))))
                .as("nobody accepts their own proposal").isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"DECLARATION", "DIAGNOSIS", "INTENTION", "PROJECT_WRITING", "VALIDATION"})
    void aCptsTakenUpInMidPathEndsInOperation(Stage stage) {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        dossiers.enter(reference, stage);
        entry.enter(reference, StructureType.CPTS, stage);
        driver.runJobs(reference);
        journey.goOnToTheEnd(reference);

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .processDefinitionKey(EngineNames.CPTS_CREATION).count()).isZero();
    }

    @Test
    void aCptsTakenUpAtItsContractDoesNotPayTheStartUpTwice() {
        String reference = journey.declaredUntil("draftContract");
        journey.goOnUntil(reference, "draftContract");
        while (driver.openTasks(reference).contains("payStartup")) {
            journey.answer(reference, "payStartup");
        }
        String path = driver.instances(reference).stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId())).findFirst().orElseThrow().getId();
        runtime.deleteProcessInstance(path, "imported anew");
        entry.enter(reference, StructureType.CPTS, Stage.CONTRACT);
        driver.runJobs(reference);

        assertThat(driver.openTasks(reference)).containsExactlyInAnyOrder("draftContract", "recruitCoordinator");
        journey.goOnToTheEnd(reference);
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    /** The types whose path is drawn. */
    static List<StructureType> paths() {
        return StructureType.structures().stream()
                .filter(type -> Files.exists(Path.of("bpmn", Paths.of(type) + ".bpmn"))).toList();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyEntryPointIsAnActivityOfItsPath(StructureType type) {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        BpmnModelInstance model = Bpmn.readModelFromFile(Path.of("bpmn", Paths.of(type) + ".bpmn").toFile());
        for (Stage stage : Stage.values()) {
            if (stage.isInPreparation()) {
                assertThat(entryPoints.of(reference, type, stage)).as("%s in %s", type, stage).isNotEmpty()
                        .allSatisfy(point -> assertThat((Object) model.getModelElementById(point)).as(point).isNotNull());
            }
        }
        assertThat(entry.isOpenTo(type)).isTrue();
    }

    @Test
    void whatHasNoPathIsNotTakenUp() {
        assertThat(entry.isOpenTo(StructureType.TERRITORY)).isFalse();
        assertThat(entry.isOpenTo(StructureType.PTA)).isFalse();
    }

    @Test
    void aCptsIdeaGoesOnAsACentreWhichIsDescribedFirst() {
        String reference = journey.declaredUntil("depositLetter");
        assertThat(visitor(ALICE).page("/dossiers/" + reference + "/parcours").body())
                .contains("Changer de type", "Centre de santé");
        assertThat(visitor(ALICE).post("/api/dossiers/" + reference + "/type",
                "{\"type\":\"CDS\",\"reason\":\"Des salariés plutôt que des libéraux.\",\"ended\":[]}").statusCode())
                .isEqualTo(204);
        driver.runJobs(reference);

        Dossier centre = dossiers.get(reference);
        assertThat(centre.type()).isEqualTo(StructureType.CDS);
        assertThat(centre.sizeClass()).as("only a CPTS has a size").isNull();
        assertThat(driver.openTasks(reference)).as("what a centre declares is asked first").containsExactly("describeCentre");
        assertThat(runtime.getVariable(driver.task(reference, "describeCentre").getProcessInstanceId(), EngineNames.TYPE))
                .isEqualTo("CDS");
        assertThat(journey.lastMail(reference, "type-changed")).contains("Centre de santé",
                "Des salariés plutôt que des libéraux.");
        assertThat(journey.journal(reference)).contains("typeChanged");
        assertThatThrownBy(() -> rerouting.changeType(reference, StructureType.TERRITORY, "x", Set.of(), ALICE))
                .hasMessage("dossier.act.type.same");
    }

    @Test
    void aCptsIdeaThatShouldBeAMspGoesOnAtItsStageWithItsTeamAndItsPapers() {
        String reference = journey.declaredUntil("checkPortrait");
        List<TeamMember> team = dossiers.get(reference).team();
        rerouting.changeType(reference, StructureType.MSP, "Une maison suffit.", Set.of(), ALICE);
        driver.runJobs(reference);

        Dossier house = dossiers.get(reference);
        assertThat(house.type()).isEqualTo(StructureType.MSP);
        assertThat(house.stage()).isEqualTo(Stage.DIAGNOSIS);
        assertThat(house.team()).isEqualTo(team);
        assertThat(driver.instances(reference)).isNotEmpty();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .processDefinitionKey(EngineNames.CPTS_CREATION).count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .processDefinitionKey(EngineNames.MSP_CREATION).count()).isEqualTo(1);
        assertThat(driver.openTasks(reference)).isNotEmpty().doesNotContain("checkPortrait");
        assertThat(journey.lastMail(reference, "type-changed")).contains("Maison de santé pluriprofessionnelle");
    }

    @Test
    void aCentreThatBecomesACptsNeedsALetterOfIntentionFirst() {
        String reference = centres.declaredUntil("prepareFile", "MEDICAL");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.PROJECT_WRITING);
        rerouting.changeType(reference, StructureType.CPTS, "Toute la ville veut en être.", Set.of(), ALICE);
        driver.runJobs(reference);

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.INTENTION);
        assertThat(dossiers.get(reference).sizeClass()).isNotNull();
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        lifecycle.abandon(reference, "Fin de l’essai.", ALICE);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void aProposedTransferLapsesWithTheDossier() {
        String reference = journey.declare(astride());
        transfers.propose(reference, "73", "Le siège sera en Savoie.", ALICE);
        driver.runJobs(reference);
        lifecycle.abandon(reference, "L’équipe renonce.", ALICE);
        driver.runJobs(reference);

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(transfers.open(reference)).isEmpty();
    }
}
