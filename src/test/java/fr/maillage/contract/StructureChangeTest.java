package fr.maillage.contract;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static fr.maillage.contract.GivenStructure.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CptsJourney;
import fr.maillage.GivenContract;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.MemberKind;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.TeamMember;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

@MaillageTest
class StructureChangeTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);
    private static final String GRENOBLE_NEIGHBOUR = "38170";

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenStructure structures;
    @Autowired
    GivenContract contracts;
    @Autowired
    CptsJourney journey;
    @Autowired
    StructureChanges changes;
    @Autowired
    StructureRegister register;
    @Autowired
    Contracting contracting;
    @Autowired
    Breaches breaches;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Links links;
    @Autowired
    RunningProcesses running;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    HistoryService history;

    @LocalServerPort
    int port;

    private String reference;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void anExtensionIsReviewedEntersTheRegisterAtItsDateAndIsFollowedByAnAmendment() {
        cpts();
        report("TERRITORY", "territory", communes(Stream.concat(Stream.of(VOIRONNAIS), Stream.of(GRENOBLE_NEIGHBOUR)).toArray(String[]::new)));
        assertThat(driver.task(reference, "handleChange").getDescription()).contains("Extension ou réduction du territoire");
        assertThat(driver.groupsOf(driver.task(reference, "handleChange"))).containsExactly("ars-84-38");
        StructureChange change = changes.of(reference).get(0);
        assertThat(change.proposedTreatment()).isEqualTo(ChangeForms.ChangeTreatment.REVIEW);
        assertThat(change.proposedAmendment()).isTrue();
        assertThatThrownBy(() -> driver.complete(reference, "handleChange", form("changeTreatment", "CLOSURE")))
                .hasMessageContaining("[changeTreatment]");
        driver.complete(reference, "handleChange", form("changeTreatment", "REVIEW", "amendment", true));
        journey.goOnUntil(reference, "draftContract");

        Structure structure = register.find(reference).orElseThrow();
        assertThat(register.territoryOn(structure, SIGNED.minusDays(1))).isEmpty();
        assertThat(register.territoryOn(structure, LocalDate.of(2026, 3, 14))).hasSize(8);
        assertThat(register.territoryOn(structure, LocalDate.of(2026, 3, 15))).hasSize(9);
        assertThat(register.sizeOn(structure, LocalDate.of(2026, 3, 14)).orElseThrow().population()).isEqualTo(53_088);
        assertThat(register.sizeOn(structure, LocalDate.of(2026, 3, 15)).orElseThrow().population()).isGreaterThan(53_088);
        assertThat(structure.validatedOn()).as("la première validation reste").isEqualTo(SIGNED);
        Contract contract = contracting.inForce(reference).orElseThrow();
        contracts.signed(reference);
        assertThat(contracting.inForce(reference).orElseThrow().id()).as("un avenant n’est pas un autre contrat").isEqualTo(contract.id());
        assertThat(journey.mails(reference, "change-recorded")).isPositive();
        assertThat(passed()).contains("changeRecorded");
    }

    @Test
    void anExtensionThatIsNotValidatedChangesNothing() {
        cpts();
        report("TERRITORY", "territory", communes("38563", "38133"));
        driver.complete(reference, "handleChange", form("changeTreatment", "REVIEW", "amendment", false));
        journey.goOnUntil(reference, "checkCompleteness");
        running.correlate(EngineNames.REVIEW_WITHDRAWAL, EngineNames.REVIEW, reference, Map.of());
        driver.runJobs(reference);
        assertThat(passed()).contains("changeRefused");
        assertThat(dossiers.get(reference).territory()).hasSize(8);
    }

    @Test
    void aNewSiteHasItsOwnNumberAndACentreTellsItWithinFifteenDays() {
        GivenStructure.today(LocalDate.of(2026, 4, 1));
        reference = structures.working(StructureType.CDS);
        driver.runJobs(reference);
        assertThatThrownBy(() -> report("SITE", "siteName", "Antenne", "siteKind", "BRANCH", "siteCommune", "99999"))
                .hasMessageContaining("[siteCommune]");
        assertThatThrownBy(() -> report("SITE", "siteName", "Antenne", "siteKind", "MAIN", "siteCommune", "38133"))
                .hasMessageContaining("[siteKind]");
        start(change("SITE", "2026-03-18", "2026-04-01", "siteName", "Antenne de Coublevie", "siteKind", "BRANCH",
                "siteCommune", "38133", "siteFiness", "380000034"));
        start(change("SITE", "2026-03-16", "2026-04-01", "siteName", "Autre antenne", "siteKind", "BRANCH", "siteCommune", "38133"));
        assertThat(changes.of(reference)).extracting(StructureChange::late).as("14 jours, puis 16").containsExactly(false, true);
        driver.tasks(reference, "handleChange").forEach(task ->
                driver.complete(reference, task, form("changeTreatment", "RECORD", "amendment", true)));
        assertThat(register.sites(register.find(reference).orElseThrow())).extracting(StructureSite::finessEstablishment)
                .contains("380000034");
        assertThat(driver.openTasks(reference)).as("sans contrat, pas d’avenant").doesNotContain("draftContract");
        String other = structures.working(StructureType.CDS);
        assertThat(register.isTaken("380000034", other)).isTrue();
    }

    @Test
    void theNewPresidentAndSeatAreBroughtAndWhatTheDelegationRefusesIsNot() {
        cpts();
        report("PEOPLE", "particular", "PRESIDENT", "president", """
                {"firstName":"Noé","lastName":"Nouveau","profession":"NURSE","email":"noe@exemple.fr"}""");
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", false));
        assertThat(dossiers.get(reference).lead().orElseThrow().fullName()).isEqualTo("Noé Nouveau");
        report("PEOPLE", "particular", "SEAT", "seatCommune", "38133");
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", false));
        assertThat(dossiers.get(reference).seatCommune()).contains("38133");
        report("PROJECT");
        assertThatThrownBy(() -> driver.complete(reference, "handleChange", form("changeTreatment", "REFUSED"))).hasMessageContaining("[reason]");
        driver.complete(reference, "handleChange", form("changeTreatment", "REFUSED", "reason", "Rien de neuf"));
        assertThat(journey.lastMail(reference, "change-refused")).contains("Rien de neuf");
        report("LEGAL_FORM");
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", false));
        assertThat(changes.of(reference)).extracting(StructureChange::kind).hasSize(4);
        assertThatThrownBy(() -> report("TERRITORY", "territory", "[]")).hasMessageContaining("[territory]");
    }

    @Test
    void F16_aPopulationThatChangesClassIsAWarningAndNewAmountsComeByAnAmendment() {
        cpts();
        changes.open(reference, ChangeForms.ChangeKind.POPULATION, "Recensement.");
        driver.runJobs(reference);
        assertThat(contracting.inForce(reference).orElseThrow().sizeClass()).as("figée à la signature").isEqualTo(2);
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", true));
        assertThat(driver.openTasks(reference)).contains("draftContract");
        contracts.signed(reference);
        assertThat(passed()).contains("changeRecorded");
    }

    @Test
    void twoStructuresMergeAndOneIsSplit() {
        cpts();
        String absorbed = reference;
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.CPTS, "38185");
        structures.contract(reference, ContractKind.ACI_CPTS, SIGNED);
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        assertThatThrownBy(() -> report("MERGER", "otherStructure", reference)).hasMessageContaining("[otherStructure]");
        report("MERGER", "otherStructure", absorbed);
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", false));
        driver.runJobs(absorbed);
        assertThat(dossiers.get(absorbed).stage()).isEqualTo(Stage.MERGED);
        assertThat(register.find(absorbed).orElseThrow().stateOn(LocalDate.of(2026, 3, 15))).isEqualTo(StructureState.MERGED);
        assertThat(dossiers.get(reference).territory()).hasSize(9);
        assertThat(links.of(absorbed)).extracting(Links.Link::type).contains(LinkType.MERGED_WITH);
        assertThat(driver.instances(absorbed)).isEmpty();

        assertThatThrownBy(() -> report("SPLIT", "territory", communes("38185", "97405"))).hasMessageContaining("[territory]");
        report("SPLIT", "territory", communes("38185"));
        driver.complete(reference, "handleChange", form("changeTreatment", "RECORD", "amendment", false));
        String born = links.of(reference).stream().filter(link -> link.type() == LinkType.ORIGIN_OF).findFirst().orElseThrow().reference();
        assertThat(dossiers.get(born).territory()).hasSize(8);
        driver.runJobs(born);
        assertThat(driver.openTasks(born)).contains("qualifyProject");
    }

    @Test
    void nobodyEndsAStructureInWhoseCourseTheyHaveNoSay() {
        String wanted = structures.cpts(SIGNED);
        String mine = structures.dossier(StructureType.CPTS, "73065");
        structures.contract(mine, ContractKind.ACI_CPTS, SIGNED);
        dossiers.enter(mine, Stage.OPERATION);
        Visitor neighbour = Visitor.loggedIn(port, "amelie.delegation73");

        HttpResponse<String> refused = neighbour.post(
                "/camunda/api/engine/engine/default/process-definition/key/structure-change/submit-form", """
                        {"variables":{"dossier":{"value":"%s"},"otherStructure":{"value":"%s"},"kind":{"value":"MERGER"},
                         "effectiveOn":{"value":"2026-03-15"},"description":{"value":"Rapprochement fictif."},
                         "deposit":{"value":"{\\"depositedBy\\":\\"Claire Exemple\\",\\"channel\\":\\"EMAIL\\",\\"receivedOn\\":\\"2026-03-02\\"}"}}}"""
                        .formatted(mine, wanted));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(Visitor.json(refused).get("message").asText()).contains("[otherStructure] Le dossier " + wanted + " n’existe pas");
        assertThat(changes.of(mine)).isEmpty();
        assertThat(register.find(wanted).orElseThrow().endedOn()).isNull();
    }

    @Test
    void F8_aCentreBecomesAHouseOfHealthAndClosesOnlyWhenThatOneOpens() {
        GivenStructure.today(SIGNED);
        reference = structures.working(StructureType.CDS);
        driver.runJobs(reference);
        assertThatThrownBy(() -> report("CONVERSION", "targetType", "CDS")).hasMessageContaining("[targetType]");
        assertThatThrownBy(() -> report("CONVERSION", "targetType", "PTA")).hasMessageContaining("[targetType]");
        report("CONVERSION", "targetType", "MSP");
        driver.complete(reference, "handleChange", form("changeTreatment", "CONVERSION"));
        assertThatThrownBy(() -> report("CONVERSION", "targetType", "MSP")).hasMessageContaining("[kind]");
        String successor = changes.of(reference).get(0).successor();
        assertThat(links.of(successor)).extracting(Links.Link::type).containsExactly(LinkType.SUCCEEDS);
        driver.runJobs(successor);
        assertThat(driver.openTasks(successor)).contains("qualifyProject");
        assertThat(register.find(reference).orElseThrow().endedOn()).as("le centre reste ouvert").isNull();

        dossiers.enter(successor, Stage.OPERATION);
        driver.runJobs(reference);
        driver.complete(reference, "recordCessation", form("ceasedOn", "2026-04-01", "finessClosedOn", "2026-03-02",
                "employees", "Repris par la nouvelle structure.", "reason", "Conversion"));
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CEASED);
        assertThat(register.find(reference).orElseThrow().endedOn()).isEqualTo("2026-04-01");
        assertThat(journey.mails(reference, "structure-ceased")).isPositive();
    }

    @Test
    void aConversionThatFailsLeavesTheStructureAsItIs() {
        GivenStructure.today(SIGNED);
        reference = structures.working(StructureType.CDS);
        driver.runJobs(reference);
        report("CONVERSION", "targetType", "CPTS");
        driver.complete(reference, "handleChange", form("changeTreatment", "CONVERSION"));
        dossiers.enter(changes.of(reference).get(0).successor(), Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(passed()).contains("conversionFailed");
        assertThat(register.find(reference).orElseThrow().endedOn()).isNull();
    }

    @Test
    void aCessationUnderContractRecoversWhatWasAdvanced() {
        cpts();
        report("CESSATION");
        driver.complete(reference, "handleChange", form("changeTreatment", "CLOSURE"));
        driver.complete(reference, "recordCessation", form("ceasedOn", "2026-06-01", "finessClosedOn", "2026-03-02", "reason", "Dissolution"));
        driver.complete(reference, "recoverAdvance", form("recovery", "WAITING", "reason", "Liquidateur saisi"));
        driver.complete(reference, "recoverAdvance", form("recovery", "INSTALMENTS", "amount", "500", "amountSource", "Titre fictif",
                "schedule", "Cinq mensualités"));
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CEASED);
        assertThat(passed()).contains("ceased");
    }

    @Test
    void F5_aTeamBelowTheRuleInOperationIsFollowedAndTheLabelIsOnlyWithdrawnAfterAHearing() {
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.MSP);
        dossiers.changeTeam(reference, null, team(2), null);
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        dossiers.changeTeam(reference, null, team(1), null);
        dossiers.changeTeam(reference, null, team(1), null);
        driver.runJobs(reference);
        assertThat(changes.of(reference)).as("une seule fois").hasSize(1);
        driver.complete(reference, "handleChange", form("changeTreatment", "TEAM"));
        assertThat(journey.mails(reference, "operation-team-incomplete")).isPositive();
        assertThatThrownBy(() -> driver.complete(reference, "confirmTeam", form("deposit", deposit(), "teamAnswer", "REPLACED")))
                .hasMessageContaining("[teamAnswer]");
        driver.complete(reference, "confirmTeam", form("deposit", deposit(), "teamAnswer", "RECRUITMENT_DATED",
                "recruitmentOn", "2026-07-01", "plan", "Recrutement en cours"));
        assertThat(driver.groupsOf(driver.task(reference, "decidePayments"))).containsExactly("cpam-isere");
        driver.complete(reference, "decidePayments", form("payments", "SUSPENDED", "reason", "Un seul médecin"));
        driver.advanceTo(reference, LocalDate.of(2026, 7, 1));
        driver.complete(reference, "confirmTeam", form("deposit", deposit(), "teamAnswer", "NONE", "plan", "Personne"));
        driver.complete(reference, "decidePayments", form("payments", "MAINTAINED"));
        driver.runJobs(reference);
        assertThat(breaches.of(reference)).singleElement().extracting(Breach::object).isEqualTo(BreachForms.BreachObject.LABEL);
        assertThat(dossiers.get(reference).stage()).as("le label demeure").isEqualTo(Stage.OPERATION);
        assertThat(passed()).contains("teamInBreach");
    }

    @Test
    void aTeamThatIsRestoredEndsTheChange() {
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.MSP);
        dossiers.enter(reference, Stage.OPERATION);
        dossiers.changeTeam(reference, null, team(1), null);
        driver.runJobs(reference);
        driver.complete(reference, "handleChange", form("changeTreatment", "TEAM"));
        dossiers.changeTeam(reference, null, team(2), null);
        driver.complete(reference, "confirmTeam", form("deposit", deposit(), "teamAnswer", "REPLACED"));
        driver.complete(reference, "decidePayments", form("payments", "MAINTAINED"));
        assertThat(passed()).contains("teamComplete");
        assertThat(changes.isOpen(reference, ChangeForms.ChangeKind.TEAM)).isFalse();
    }

    private void cpts() {
        GivenStructure.today(SIGNED);
        reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"));
        driver.runJobs(reference);
    }

    private static List<TeamMember> team(int doctors) {
        return Stream.concat(IntStream.range(0, doctors).mapToObj(number -> member("Médecin " + number, Profession.GENERAL_PRACTITIONER)),
                Stream.of(member("Infirmière", Profession.NURSE))).toList();
    }

    private static TeamMember member(String name, Profession profession) {
        return new TeamMember(null, MemberKind.PROFESSIONAL, null, null, name, profession, null, null, null, null, null, null, null);
    }

    private void report(String kind, Object... more) {
        start(change(kind, "2026-03-15", "2026-03-02", more));
    }

    private Map<String, Object> change(String kind, String effectiveOn, String receivedOn, Object... more) {
        Map<String, Object> form = form(more);
        form.putAll(form("dossier", reference, "kind", kind, "effectiveOn", effectiveOn, "description", "Évolution fictive.",
                "deposit", "{\"depositedBy\":\"Claire Exemple\",\"channel\":\"EMAIL\",\"receivedOn\":\"%s\"}".formatted(receivedOn)));
        return form;
    }

    private void start(Map<String, Object> form) {
        forms.submitStartForm(repository.createProcessDefinitionQuery().processDefinitionKey(EngineNames.STRUCTURE_CHANGE)
                .latestVersion().singleResult().getId(), form);
        driver.runJobs(reference);
    }

    private static String communes(String... codes) {
        return Stream.of(codes).map(code -> "{\"commune\":\"%s\"}".formatted(code)).collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }
}
