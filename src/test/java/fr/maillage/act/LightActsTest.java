package fr.maillage.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.act.ElectedMembers.ElectedMember;
import fr.maillage.dossier.DossierReference;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.Rerouting;
import fr.maillage.dossier.Stage;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Reports from the field, events, information actions and partnership projects, from their start to each of their ends. */
@MaillageTest
class LightActsTest {

    private static final String DENIS = "denis.msa";
    private static final String ALICE = "alice.delegation38";

    @Autowired
    CptsJourney journey;
    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Links links;
    @Autowired
    Rerouting rerouting;
    @Autowired
    ElectedMembers members;
    @Autowired
    Measures measures;
    @Autowired
    FieldReports reports;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestRestTemplate rest;
    @LocalServerPort
    int port;

    @AfterEach
    void endOfTheTest() {
        journey.end();
        jdbc.sql("delete from public_request").update();
    }

    private static LocalDate today() {
        return ParisTime.dateOf(Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()));
    }

    /** Starts a process by its form, as somebody; the reference of the dossier it works on. */
    private String start(String user, String process, Map<String, Object> form) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult().getId();
        String[] reference = new String[1];
        driver.as(user, () -> reference[0] = forms.submitStartForm(definition, form).getBusinessKey());
        driver.runJobs(reference[0]);
        return reference[0];
    }

    private void answer(String reference, String task, Object... form) {
        journey.submit(reference, driver.task(reference, task), GivenDossier.form(form));
    }

    private String token(String... communes) {
        return members.add(new ElectedMember(0, "msa-alpes-du-nord", "Élise", "Fictive", "elise.fictive@exemple.fr",
                List.of(communes), null, null), DENIS);
    }

    // ---- reports from the field

    private ResponseEntity<String> page(String token) {
        return rest.getForEntity("/remontee/" + token, String.class);
    }

    /** Sends the form as a browser does: with the cookie and the token that the page has given. */
    private ResponseEntity<String> send(String token, Map<String, String> fields) {
        ResponseEntity<String> page = page(token);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        page.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of())
                .forEach(cookie -> headers.add(HttpHeaders.COOKIE, cookie.split(";")[0]));
        StringBuilder body = new StringBuilder("_csrf=").append(value(page.getBody(), "_csrf"));
        fields.forEach((name, value) -> body.append('&').append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return rest.exchange("/remontee/" + token, HttpMethod.POST, new HttpEntity<>(body.toString(), headers), String.class);
    }

    private static String value(String page, String field) {
        Matcher input = Pattern.compile("name=\"" + field + "\"[^>]*value=\"([^\"]+)\"").matcher(page);
        return input.find() ? input.group(1) : "";
    }

    private static Map<String, String> report(String problem) {
        return Map.of("declarationId", UUID.randomUUID().toString(), "commune", "38133", "problem", problem,
                "people", "1 200 habitants", "urgency", "HIGH");
    }

    private String reported() {
        ResponseEntity<String> sent = send(token("38133", "38563"), report("Le seul médecin part en retraite. ${7*7} <b>"));
        assertThat(sent.getStatusCode().value()).isEqualTo(200);
        Matcher number = Pattern.compile("\\d{4}-38-\\d{4}").matcher(sent.getBody());
        assertThat(number.find()).as(sent.getBody()).isTrue();
        String reference = DossierReference.parse(number.group()).toString();
        driver.runJobs(reference);
        return reference;
    }

    @Test
    void anElectedMemberReportsByALinkAndIsAnswered() {
        String reference = reported();
        assertThat(driver.groupsOf(driver.task(reference, "acknowledgeReport"))).containsExactly("msa-alpes-du-nord");
        assertThat(Visitor.loggedIn(port, DENIS).page("/dossiers/" + reference + "/actes").body())
                .contains("Élise Fictive, à Coublevie", "${7*7} &lt;b&gt;").doesNotContain("49", "<b>");
        assertThat(Visitor.loggedIn(port, "amelie.delegation73").page("/dossiers/" + reference + "/actes").statusCode())
                .as("another délégation").isEqualTo(404);
        assertThat(journey.lastMail(reference, "field-report-received"))
                .contains("Élise Fictive", "${7*7} <b>", "Coublevie", "Urgent");

        answer(reference, "acknowledgeReport", "answerOn", today().plusDays(10).toString());
        assertThat(journey.mails(reference)).contains("field-report-acknowledged > reporter");
        answer(reference, "treatReport", "reportOutcome", "INFORMATION_GIVEN", "information", "Un médecin arrive en mars.");
        answer(reference, "answerReporter", "answer", "Un médecin arrive en mars ; la MSP de Voiron prend le relais.");

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.lastMail(reference, "field-report-answered")).contains("la MSP de Voiron prend le relais");
        assertThat(journey.journal(reference)).containsSubsequence("fieldReport.received", "fieldReport.acknowledged",
                "fieldReport.INFORMATION_GIVEN", "fieldReport.answered");
    }

    @Test
    void aReportIsPassedToTheDelegationOrOpensADossierOrHasNoFollowUp() {
        String passed = reported();
        answer(passed, "acknowledgeReport", "answerOn", today().plusDays(10).toString());
        driver.advanceToTimer(passed, "reportOverdue");
        assertThat(journey.mails(passed)).contains("field-report-overdue > reportSupervisors");
        answer(passed, "treatReport", "reportOutcome", "PASSED_TO_ARS", "reason", "Relève de l’offre de soins.");
        assertThat(journey.mails(passed)).contains("field-report-passed > delegation");
        assertThat(driver.groupsOf(driver.task(passed, "answerAsDelegation"))).containsExactly("ars-84-38");
        answer(passed, "answerAsDelegation", "followUp", "La commune passe en zone d’intervention prioritaire.");
        answer(passed, "answerReporter", "answer", "L’ARS classe la commune en zone prioritaire.");
        assertThat(driver.instances(passed)).isEmpty();

        String opened = reported();
        String project = journey.declare();
        answer(opened, "acknowledgeReport", "answerOn", today().plusDays(10).toString());
        String task = driver.task(opened, "treatReport").getId();
        assertThatThrownBy(() -> loggedIn(DENIS, () -> forms.submitTaskForm(task, Map.of("reportOutcome", "DOSSIER_OPENED",
                "openedDossier", opened)))).hasMessageContaining("[openedDossier]");
        loggedIn(DENIS, () -> answer(opened, "treatReport", "reportOutcome", "DOSSIER_OPENED", "openedDossier", project));
        assertThat(links.of(project)).extracting(Links.Link::type, Links.Link::reference)
                .contains(tuple(LinkType.ISSUED_FROM, opened));

        String idle = reported();
        answer(idle, "acknowledgeReport", "answerOn", today().plusDays(10).toString());
        String treat = driver.task(idle, "treatReport").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(treat, Map.of("reportOutcome", "NO_FOLLOW_UP")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[reason]");
        answer(idle, "treatReport", "reportOutcome", "NO_FOLLOW_UP", "reason", "Déjà signalé.");
        assertThat(driver.openTasks(idle)).containsExactly("answerReporter");
    }

    /** Contracts that look a dossier up ask who is logged in. */
    private void loggedIn(String user, Runnable work) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new MaillageUser(user, user, Set.of("role-case-handler"), List.of()), null, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void aWrongOrTooFrequentReportIsRefusedAndWritesNothing() {
        String token = token("38133");
        Map<String, Long> before = journey.traces();
        assertThat(page("inconnu").getStatusCode().value()).isEqualTo(404);
        assertThat(page(token).getBody()).contains("Élise Fictive", "Coublevie").doesNotContain("Se déconnecter");
        ResponseEntity<String> outside = send(token, Map.of("declarationId", UUID.randomUUID().toString(), "commune", "75056",
                "problem", "x", "urgency", "HIGH"));
        assertThat(outside.getStatusCode().value()).isEqualTo(400);
        assertThat(outside.getBody()).contains("Choisissez une commune de votre canton.");
        assertThat(send(token, Map.of("declarationId", UUID.randomUUID().toString(), "commune", "38133", "problem", " ",
                "urgency", "HIGH")).getStatusCode().value()).isEqualTo(400);
        assertThat(send(token, Map.of("declarationId", "x", "commune", "38133", "problem", "x", "urgency", "LOW"))
                .getStatusCode().value()).isEqualTo(400);
        assertThat(journey.traces()).isEqualTo(before);

        Map<String, String> once = report("Une seule fois.");
        assertThat(send(token, once).getStatusCode().value()).isEqualTo(200);
        assertThat(send(token, once).getStatusCode().value()).isEqualTo(400);
        for (int sent = 1; sent < 10; sent++) {
            assertThat(send(token, report("Encore " + sent)).getStatusCode().value()).isEqualTo(200);
        }
        ResponseEntity<String> tooMuch = send(token, report("Un de trop."));
        assertThat(tooMuch.getStatusCode().value()).isEqualTo(429);
        assertThat(tooMuch.getBody()).contains("appelez votre caisse", "Un de trop.");

        jdbc.sql("delete from public_request").update();
        for (int request = 0; request < FieldReportPage.AN_HOUR; request++) {
            page("inconnu");
        }
        assertThat(page(token).getStatusCode().value()).isEqualTo(429);
    }

    @Test
    void aCaisseKeepsItsElectedMembersAndTheirLinks() {
        var denis = Visitor.loggedIn(port, DENIS);
        assertThat(denis.page("/elus").body()).contains("Ajouter un élu");
        assertThat(Visitor.loggedIn(port, "claire.cpam38").page("/elus").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).page("/elus").body()).doesNotContain("Ajouter un élu");
        String token = token("38133");
        long id = members.holderOf(token).orElseThrow().id();
        assertThat(denis.page("/elus").body()).contains("Élise Fictive", "Coublevie", "Faire un autre lien");
        assertThat(members.renewLink("msa-bretagne", id)).as("another caisse").isEmpty();
        String renewed = members.renewLink("msa-alpes-du-nord", id).orElseThrow();
        assertThat(members.holderOf(token)).isEmpty();
        assertThat(members.holderOf(renewed)).isPresent();
        members.withdraw("msa-alpes-du-nord", id, today());
        assertThat(members.holderOf(renewed)).isEmpty();
        assertThat(jdbc.sql("select count(*) from elected_member where token_hash in (:tokens)")
                .param("tokens", List.of(token, renewed)).query(Integer.class).single()).isZero();
    }

    // ---- events

    private static Map<String, Object> event(String reference) {
        return GivenDossier.form("dossier", reference, "kind", "INAUGURATION", "title", "Inauguration de la maison",
                "heldAt", today().plusDays(20).atTime(18, 0).toString(), "place", "Salle des fêtes de Coublevie",
                "guests", "[{\"name\":\"Mairie de Coublevie\",\"email\":\"mairie@exemple.fr\"}]",
                "pressContact", "presse@exemple.fr");
    }

    @Test
    void anEventIsAnnouncedPostponedHeldAndToldToThePress() {
        String reference = journey.declare();
        loggedIn(ALICE, () -> start(ALICE, "event", event(reference)));
        driver.runJobs(reference);
        assertThat(journey.mails(reference)).contains("event-invitation > guests", "event-invitation > lead");
        assertThat(jdbc.sql("select count(*) from outbox_mail where reference = :r and template = 'event-invitation' and invitation is not null")
                .param("r", reference).query(Integer.class).single()).isEqualTo(2);
        String early = driver.task(reference, "reportEvent").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(early, GivenDossier.form("actOutcome", "HELD", "attendance", 3,
                "pressRelease", "Texte."))).hasMessageContaining("[actOutcome]");

        LocalDateTime newDate = today().plusDays(30).atTime(18, 0);
        answer(reference, "reportEvent", "actOutcome", "POSTPONED", "newDate", newDate.toString(), "reason", "Neige.");
        assertThat(journey.mails(reference, "event-invitation")).isEqualTo(4);
        driver.advanceTo(reference, newDate.toLocalDate().plusDays(1));
        answer(reference, "reportEvent", "actOutcome", "HELD", "attendance", 80, "pressRelease", "La maison ouvre ses portes.");
        assertThat(Visitor.loggedIn(port, ALICE).page("/dossiers/" + reference + "/actes").body())
                .contains("Inauguration de la maison", "Salle des fêtes de Coublevie");
        assertThat(journey.lastMail(reference, "event-held")).contains("La maison ouvre ses portes.");
        assertThat(driver.openTasks(reference)).containsExactly("qualifyProject");
    }

    @Test
    void anEventIsCancelledOrEndsWithThePathThatChangesCourse() {
        String reference = journey.declare();
        loggedIn(ALICE, () -> start(ALICE, "event", event(reference)));
        answer(reference, "reportEvent", "actOutcome", "CANCELLED", "reason", "Pas de salle.");
        assertThat(journey.lastMail(reference, "event-cancelled")).contains("Pas de salle.");

        loggedIn(ALICE, () -> start(ALICE, "event", event(reference)));
        String kept = journey.declare();
        String beside = rerouting.beside(reference).get(0).id();
        assertThat(rerouting.beside(reference)).extracting(Rerouting.Beside::mayEnd).containsExactly(true);
        rerouting.merge(reference, kept, "Même projet.", Set.of(beside), ALICE);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(jdbc.sql("select state from act where reference = :r order by id desc limit 1").param("r", reference)
                .query(String.class).single()).isEqualTo("CANCELLED");
    }

    @Test
    void anEventOnAForeignDossierIsRefused() {
        String reference = journey.declare();
        assertThatThrownBy(() -> loggedIn("amelie.delegation73", () -> start("amelie.delegation73", "event", event(reference))))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[dossier]");
    }

    // ---- information actions

    @Test
    void anInformationActionPresentsMeasuresAndItsContactsAreFollowed() {
        measures.add("msa-alpes-du-nord", "Aide à l’installation (fictive)", null);
        String measure = measures.choices(DENIS).get(0).value();
        Map<String, Object> plan = GivenDossier.form("declarationId", UUID.randomUUID().toString(), "title",
                "Réunion sur l’exercice regroupé", "communes", "[{\"commune\":\"38133\"}]", "heldAt",
                today().plusDays(10).atTime(20, 0).toString(), "place", "Mairie", "invitedPublic", "Professionnels du canton",
                "speakerFirstName", "Élise", "speakerLastName", "Fictive", "speakerEmail", "elise@exemple.fr",
                "speakerElected", true, "measures", "[\"" + measure + "\"]");
        String reference = start(DENIS, "information-action", plan);
        assertThat(driver.groupsOf(driver.task(reference, "holdAction"))).containsExactly("msa-alpes-du-nord");
        assertThat(journey.lastMail(reference, "information-action-planned")).contains("Aide à l’installation (fictive)");
        assertThatThrownBy(() -> start(DENIS, "information-action", plan)).hasMessageContaining("déjà été enregistrée");

        answer(reference, "holdAction", "actOutcome", "POSTPONED", "newDate", today().plusDays(12).atTime(20, 0).toString(),
                "reason", "Grève.");
        driver.advanceTo(reference, today().plusDays(13));
        answer(reference, "holdAction", "actOutcome", "HELD");
        answer(reference, "reportAction", "attendance", 14, "report", "Bon accueil.", "measures", "[\"" + measure + "\"]",
                "contacts", "[{\"name\":\"Dr Luc Fictif\",\"profession\":\"GENERAL_PRACTITIONER\"},{\"name\":\"Inès Inventée\"}]");
        String project = journey.declare();
        var rows = jdbc.sql("select p.id, p.name from act_person p join act a on a.id = p.act where a.reference = :r order by p.id")
                .param("r", reference).query((row, n) -> Texts.row(row.getLong(1), row.getString(2))).list();
        String task = driver.task(reference, "followContacts").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("contacts",
                "[{\"contact\":\"%s\",\"followUp\":\"NONE\"}]".formatted(rows.get(0))))).hasMessageContaining("[contacts]");
        loggedIn(DENIS, () -> answer(reference, "followContacts", "contacts", """
                [{"contact":"%s","followUp":"SPOTTED_PROJECT","dossier":"%s"},{"contact":"%s","followUp":"INFORMATION"}]"""
                .formatted(rows.get(0), project, rows.get(1))));

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(links.of(project)).extracting(Links.Link::reference).contains(reference);
        assertThat(journey.lastMail(reference, "information-action-report")).contains("14", "Bon accueil.");
    }

    @Test
    void anInformationActionMayBeCancelledOrLeaveNoContact() {
        Map<String, Object> plan = GivenDossier.form("declarationId", UUID.randomUUID().toString(), "title", "Réunion",
                "communes", "[{\"commune\":\"38133\"}]", "heldAt", today().plusDays(10).atTime(20, 0).toString(), "place",
                "Mairie", "invitedPublic", "Tous", "speakerFirstName", "Denis", "speakerLastName", "Ollier", "speakerEmail",
                "denis@exemple.fr", "speakerElected", false);
        String reference = start(DENIS, "information-action", plan);
        answer(reference, "holdAction", "actOutcome", "CANCELLED", "reason", "Aucun inscrit.");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
        assertThat(journey.mails(reference)).contains("information-action-cancelled > speaker");

        plan.put("declarationId", UUID.randomUUID().toString());
        String quiet = start(DENIS, "information-action", plan);
        driver.advanceTo(quiet, today().plusDays(11));
        answer(quiet, "holdAction", "actOutcome", "HELD");
        answer(quiet, "reportAction", "attendance", 0, "report", "Personne.");
        assertThat(driver.instances(quiet)).isEmpty();
    }

    // ---- partnership projects

    private String partnership() {
        String reference = journey.declare();
        loggedIn(ALICE, () -> start(ALICE, "partnership-project", GivenDossier.form("dossier", reference, "title",
                "Centre d’incitation (fictif)", "object", "Un lieu commun aux trois partenaires.", "partners", """
                        [{"organisation":"CHU fictif","role":"expertise","email":"chu@exemple.fr"},
                         {"organisation":"HAD fictive","role":"domicile","email":"had@exemple.fr"},
                         {"organisation":"DAC fictif","role":"appui","email":"dac@exemple.fr"}]""",
                "carrier", "DAC fictif", "beginsOn", today().plusDays(60).toString())));
        driver.runJobs(reference);
        return reference;
    }

    private String signatures(String reference, int signed) {
        var rows = jdbc.sql("select p.id, p.name from act_person p join act a on a.id = p.act where a.reference = :r order by p.id")
                .param("r", reference).query((row, n) -> Texts.row(row.getLong(1), row.getString(2))).list();
        StringBuilder json = new StringBuilder();
        for (int index = 0; index < rows.size(); index++) {
            json.append(index == 0 ? "" : ",").append("{\"partner\":\"").append(rows.get(index)).append('"')
                    .append(index < signed ? ",\"signedOn\":\"" + today() + "\"" : "").append('}');
        }
        return "[" + json + "]";
    }

    @Test
    void aPartnershipIsSignedByAllFollowedAndEnded() {
        String reference = partnership();
        assertThat(journey.mails(reference)).contains("partnership-proposed > partners");
        answer(reference, "prepareAgreement", "agreement", "READY", "commitments", "Chacun met un mi-temps.");
        String task = driver.task(reference, "recordPartnerSignatures").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("signatures", "COMPLETE", "partners", signatures(reference, 1))))
                .hasMessageContaining("[signatures]").hasMessageContaining("DAC fictif");
        driver.advanceToTimer(reference, "signatureReminder");
        assertThat(journey.mails(reference)).contains("partnership-reminder > missingPartners");
        answer(reference, "recordPartnerSignatures", "signatures", "WAITING", "partners", signatures(reference, 1));
        answer(reference, "recordPartnerSignatures", "signatures", "REFUSED", "partners", signatures(reference, 1), "reason",
                "Financement à revoir.");
        answer(reference, "prepareAgreement", "agreement", "READY", "commitments", "Deux mi-temps.", "amount", 20000,
                "amountSource", "Budget des partenaires");
        answer(reference, "recordPartnerSignatures", "signatures", "COMPLETE", "partners", signatures(reference, 3));
        assertThat(journey.mails(reference)).contains("partnership-signed > partners");
        answer(reference, "followPartnership", "partnership", "EXTENDED", "progress", "En bonne voie.", "newEnd",
                today().plusDays(400).toString());
        answer(reference, "followPartnership", "partnership", "ENDED", "progress", "Objectifs atteints.");
        assertThat(journey.lastMail(reference, "partnership-ended")).contains("Objectifs atteints.");
        assertThat(driver.openTasks(reference)).containsExactly("qualifyProject");
    }

    @Test
    void aPartnershipMayBeGivenUpAndNeedsItsCarrierAmongThePartners() {
        String reference = partnership();
        answer(reference, "prepareAgreement", "agreement", "GIVEN_UP", "reason", "Sans financement.");
        assertThat(journey.lastMail(reference, "partnership-given-up")).contains("Sans financement.");
        assertThatThrownBy(() -> loggedIn(ALICE, () -> start(ALICE, "partnership-project", GivenDossier.form("dossier",
                reference, "title", "x", "object", "x", "partners", """
                        [{"organisation":"A","role":"x","email":"a@exemple.fr"},{"organisation":"B","role":"x","email":"b@exemple.fr"}]""",
                "carrier", "C", "beginsOn", today().toString())))).hasMessageContaining("[carrier]");
    }
}
