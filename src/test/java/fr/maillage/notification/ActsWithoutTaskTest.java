package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.Lifecycle;
import fr.maillage.workflow.ParisTime;

/** What people do to a dossier without waiting for a task, over HTTP, up to the mail that arrives; and who may not. */
@MaillageTest
class ActsWithoutTaskTest {

    private static final String CPAM = "CPAM de l’Isère – exercice coordonné, CPAM";
    private static final String TYPED = "${7*7} <b>gras</b> {leadName}";

    @LocalServerPort
    int port;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    Courier courier;
    @Autowired
    GreenMail server;
    @Autowired
    JdbcClient database;
    @Autowired
    ObjectMapper json;
    @Autowired
    Clock clock;

    /** Other tests of the run write mails by the thousand and deliver none. */
    @BeforeEach
    void nothingElseToDeliver() {
        database.sql("update outbox_mail set status = 'CANCELLED' where status = 'WAITING'").update();
    }

    @Test
    void aLetterToTheLeadIsReadBeforeItGoesAndStaysInTheJournal() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String path = "/api/dossiers/" + reference + "/letters";
        String letter = json.writeValueAsString(Map.of("subject", "Votre rendez-vous " + TYPED, "text", "Bonjour.\nÀ jeudi, " + TYPED));

        JsonNode preview = Visitor.json(alice.post(path + "/preview", letter));
        assertThat(preview.path("text").asText()).contains("Docteur Exemple,", "À jeudi, " + TYPED,
                "Alice Berthet, ARS – Délégation de l’Isère vous écrit");
        assertThat(preview.path("replyTo").asText()).isEqualTo("ars-84-38@maillage.example");
        assertThat(mails(reference, LeadLetters.TEMPLATE)).as("a preview sends nothing").isEmpty();

        assertThat(alice.post(path, letter).statusCode()).isEqualTo(204);
        courier.deliverDue();
        MimeMessage received = received("claire.exemple@exemple.fr", "Votre rendez-vous");
        assertThat(received.getSubject()).isEqualTo(preview.path("subject").asText());
        assertThat(received.getReplyTo()[0]).hasToString("ars-84-38@maillage.example");
        JsonNode row = Visitor.json(alice.get("/api/dossiers/" + reference + "/journal")).get(0);
        assertThat(row.path("event").asText()).isEqualTo("lead.written");
        assertThat(row.path("visibility").asText()).isEqualTo("LEAD");
        assertThat(row.path("note").asText()).contains("À jeudi, " + TYPED);
    }

    @Test
    void aSubjectIsOneLineAndTheRefusalIsAtItsField() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        for (String subject : List.of("Bonjour\r\nBcc: x@exemple.fr", "Bonjour\u2028x", "Bonjour\u0007", "x".repeat(151), " ")) {
            HttpResponse<String> answer = alice.post("/api/dossiers/" + reference + "/letters",
                    json.writeValueAsString(Map.of("subject", subject, "text", "Texte")));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Visitor.json(answer).path("field").asText()).isEqualTo("subject");
            assertThat(Visitor.json(answer).path("detail").asText()).isNotBlank();
        }
        HttpResponse<String> place = alice.post("/api/dossiers/" + reference + "/meetings", meeting("Point", "Salle\nBcc", "LEAD"));
        assertThat(Visitor.json(place).path("field").asText()).isEqualTo("place");
        assertThat(mails(reference, LeadLetters.TEMPLATE)).isEmpty();
    }

    @Test
    void aReminderLeavesOnceADay() throws Exception {
        Visitor claire = visitor("claire.cpam38");
        String reference = declared(visitor("alice.delegation38"));
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey("qualifyProject").singleResult();
        String reminder = json.writeValueAsString(Map.of("task", task.getId(), "text", "Avant jeudi, merci."));

        assertThat(claire.post("/api/dossiers/" + reference + "/reminders", reminder).statusCode()).isEqualTo(204);
        assertThat(mails(reference, Reminders.TO_HOLDER)).extracting(OutboxMail::recipientAddress)
                .contains("ars-84-38@maillage.example");
        HttpResponse<String> twice = claire.post("/api/dossiers/" + reference + "/reminders", reminder);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(Visitor.json(twice).path("detail").asText()).contains("déjà partie aujourd’hui");
        assertThat(claire.page("/dossiers/" + reference + "/agir").body()).contains("déjà relancé aujourd’hui");
        HttpResponse<String> gone = claire.post("/api/dossiers/" + reference + "/reminders", "{\"task\":\"inconnue\"}");
        assertThat(Visitor.json(gone).path("field").asText()).isEqualTo("task");
    }

    @Test
    void aStepOfTheLeadIsRemindedToTheLeadInTheWordsOfWhoAsks() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        String path = "/api/dossiers/" + reference + "/reminders";
        Map<String, String> reminder = new HashMap<>(Map.of("task", driver.task(reference, "depositLetter").getId()));
        HttpResponse<String> mute = alice.post(path, json.writeValueAsString(reminder));
        assertThat(mute.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(mute).path("field").asText()).isEqualTo("text");
        reminder.put("text", "Envoyez-nous la lettre " + TYPED);
        assertThat(alice.post(path, json.writeValueAsString(reminder)).statusCode()).isEqualTo(204);
        assertThat(mails(reference, Reminders.TO_LEAD)).singleElement().satisfies(mail -> {
            assertThat(mail.recipientAddress()).isEqualTo("claire.exemple@exemple.fr");
            assertThat(mail.text()).contains("Envoyez-nous la lettre " + TYPED);
        });
        assertThat(Visitor.json(alice.get("/api/dossiers/" + reference + "/journal")).get(0).path("visibility").asText())
                .isEqualTo("LEAD");
        JsonNode waiting = Visitor.json(alice.get("/api/tasks/" + reminder.get("task") + "/panel")).path("tasks");
        assertThat(waiting).filteredOn(task -> task.path("current").asBoolean()).singleElement()
                .satisfies(task -> assertThat(task.path("ofLead").asBoolean()).isTrue());
    }

    @Test
    void nobodyIsRemindedOfASleepingDossierAndAnEndedOneSaysWhatIsOver() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String path = "/api/dossiers/" + reference;
        String task = tasks.createTaskQuery().processInstanceBusinessKey(reference).list().get(0).getId();
        lifecycle.putToSleep(reference, ParisTime.today(clock).plusMonths(2), "Le porteur déménage.", "alice.delegation38");
        driver.runJobs(reference);
        HttpResponse<String> asleep = alice.post(path + "/reminders", "{\"task\":\"%s\"}".formatted(task));
        assertThat(asleep.statusCode()).isEqualTo(409);
        assertThat(Visitor.json(asleep).path("detail").asText()).contains("en veille");
        assertThat(alice.page("/dossiers/" + reference + "/agir").body()).contains("personne n’est relancé");

        lifecycle.resume(reference, null, "alice.delegation38");
        driver.runJobs(reference);
        lifecycle.abandon(reference, "Le projet s’arrête.", "alice.delegation38");
        driver.runJobs(reference);
        for (HttpResponse<String> ended : List.of(
                alice.post(path + "/meetings", meeting("Point", "Grenoble", "lead")),
                alice.post(path + "/introductions", "{\"reason\":\"x\",\"contactName\":\"y\",\"contactEmail\":\"y@exemple.fr\"}"))) {
            assertThat(ended.statusCode()).isEqualTo(409);
            assertThat(Visitor.json(ended).path("detail").asText()).contains("est terminé");
        }
        assertThat(alice.page("/dossiers/" + reference + "/agir").body()).contains("ne sont plus possibles").doesNotContain("Planifier une réunion</summary>");
        assertThat(alice.post(path + "/notes", "{\"text\":\"Dernier appel.\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void aMeetingKeepsItsIdentityWhenItMovesAndWhenItIsCancelled() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String path = "/api/dossiers/" + reference + "/meetings";
        Map<String, String> guests = guests(alice, path);
        assertThat(guests).containsKeys("Claire Exemple, porteur", "Nadia Perrin, équipe du projet", CPAM)
                .doesNotContainKey("Luc Fictif, équipe du projet");
        assertThat(alice.page("/dossiers/" + reference + "/agir").body()).contains("Nadia Perrin</span>");
        HttpResponse<String> planned = alice.post(path, meeting("Cadrage " + TYPED, "Salle 2 ; étage 1", "lead",
                guests.get("Nadia Perrin, équipe du projet"), guests.get(CPAM)));
        assertThat(planned.statusCode()).isEqualTo(201);
        String id = Visitor.json(planned).path("id").asText();
        assertThat(mails(reference, Meetings.PLANNED)).extracting(OutboxMail::recipientAddress).contains(
                "claire.exemple@exemple.fr", "nadia.perrin@exemple.fr", "cpam-isere@maillage.example")
                .hasSize(4).doesNotContain("msa-alpes-du-nord@maillage.example");
        assertThat(Visitor.json(alice.get(path))).hasSize(1);
        String first = mails(reference, Meetings.PLANNED).get(0).invitation().replace("\r\n ", "");
        assertThat(first).contains("METHOD:PUBLISH", "UID:reunion-" + id + "@", "LOCATION:Salle 2 \\; étage 1");

        String later = "{\"startsAt\":\"%s\",\"minutes\":90,\"place\":\"Grenoble\"}".formatted(at(40));
        assertThat(alice.put(path + "/" + id, later).statusCode()).isEqualTo(200);
        assertThat(mails(reference, Meetings.MOVED)).hasSameSizeAs(mails(reference, Meetings.PLANNED))
                .allSatisfy(mail -> assertThat(mail.invitation()).contains("UID:reunion-" + id + "@", "LOCATION:Grenoble"));
        assertThat(alice.delete(path + "/" + id).statusCode()).isEqualTo(204);
        assertThat(mails(reference, Meetings.CANCELLED)).allSatisfy(mail ->
                assertThat(mail.invitation()).contains("METHOD:CANCEL", "UID:reunion-" + id + "@"));
        assertThat(alice.delete(path + "/" + id).statusCode()).isEqualTo(409);
        assertThat(alice.post(path, meeting("Hier", "Grenoble", "lead").replace(at(30), at(-1))).body()).contains("startsAt");
        assertThat(alice.post(path, "{}").statusCode()).isEqualTo(400);

        assertThat(alice.post(path, meeting("Entre nous", "Visio", guests.get(CPAM))).statusCode()).isEqualTo(201);
        assertThat(journal("ursule.urps84", reference)).contains("Cadrage").doesNotContain("Entre nous");
        assertThat(journal("claire.cpam38", reference)).contains("Entre nous");

        Visitor claire = visitor("claire.cpam38");
        Visitor ursule = visitor("ursule.urps84");
        String between = "Entre nous";
        assertThat(claire.get(path).body()).contains(between);
        assertThat(ursule.get(path).body()).doesNotContain(between);
        assertThat(ursule.page("/dossiers/" + reference + "/agir").body()).contains("Planifier une réunion").doesNotContain(between);
        String one = path + "/" + Visitor.json(claire.get(path)).get(0).path("id").asText();
        assertThat(ursule.delete(one).statusCode()).isEqualTo(404);
        assertThat(ursule.put(one, later).statusCode()).isEqualTo(404);
        for (HttpResponse<String> refused : List.of(claire.delete(one), claire.put(one, later))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Visitor.json(refused).path("detail").asText()).startsWith("Seuls l’organisme qui a prévu cette réunion et le pilote");
        }
        assertThat(claire.page("/dossiers/" + reference + "/agir").body()).contains(between).doesNotContain("Annuler la réunion");
        assertThat(alice.page("/dossiers/" + reference + "/agir").body()).contains(between, "Annuler la réunion");
        HttpResponse<String> theirs = claire.post(path, meeting("Point de la caisse", "Visio", "lead"));
        assertThat(alice.delete(path + "/" + Visitor.json(theirs).path("id").asText()).statusCode()).as("the pilot").isEqualTo(204);
        HttpResponse<String> stranger = alice.post(path, meeting("Point", "Visio", "lead", "CPAM/cpam-savoie"));
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(stranger).path("field").asText()).isEqualTo("guests");
    }

    @Test
    void anIntroductionStartsItsProcess() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String path = "/api/dossiers/" + reference + "/introductions";
        HttpResponse<String> wrong = alice.post(path, "{\"reason\":\"Partager un local\",\"contactName\":\"Paul Fictif\",\"contactEmail\":\"pas une adresse\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(wrong).path("field").asText()).isEqualTo("contactEmail");
        assertThat(alice.post(path, "{\"reason\":\"Partager un local\",\"contactName\":\"Paul Fictif\",\"contactEmail\":\"paul@exemple.fr\"}")
                .statusCode()).isEqualTo(204);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("introduction")
                .count()).isEqualTo(1);
    }

    @Test
    void theSheetIsOneAccessiblePageOfWhatItsReaderMayRead() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        alice.post("/api/dossiers/" + reference + "/notes", "{\"text\":\"x\",\"with\":\"Confidence " + reference + "\",\"visibility\":\"INTERNAL\"}");
        String own = sheet(alice, reference);
        assertThat(own).contains("CPTS du Voironnais (fictive)", "Émergence", "53\u202f088 habitants", "Claire Exemple",
                "Qualifier le projet", "Aucune aide demandée", "Confidence " + reference);
        assertThat(sheet(visitor("claire.cpam38"), reference)).contains("Émergence").doesNotContain("Confidence");
        for (String stranger : List.of("amelie.delegation73", "conrad.consultant", "tania.tipsante")) {
            assertThat(visitor(stranger).page("/dossiers/" + reference + "/fiche.pdf").statusCode()).as(stranger).isIn(403, 404);
        }
        assertThat(Visitor.anonymous(port).page("/dossiers/" + reference + "/fiche.pdf").statusCode()).isEqualTo(302);
    }

    @Test
    void whoTakesNoPartOrOnlyReadsMayDoNothing() throws Exception {
        String reference = declared(visitor("alice.delegation38"));
        Map<String, String> acts = Map.of("letters", "{\"subject\":\"x\",\"text\":\"y\"}", "letters/preview", "{\"subject\":\"x\",\"text\":\"y\"}",
                "reminders", "{\"task\":\"x\"}", "meetings", meeting("x", "y", "lead"),
                "introductions", "{\"reason\":\"x\",\"contactName\":\"y\",\"contactEmail\":\"y@exemple.fr\"}");
        for (String stranger : List.of("amelie.delegation73", "conrad.consultant", "fabien.femasaura")) {
            Visitor visitor = visitor(stranger);
            acts.forEach((act, body) -> assertThat(visitor.post("/api/dossiers/" + reference + "/" + act, body).statusCode())
                    .as(stranger + " " + act).isIn(403, 404));
            assertThat(visitor.page("/dossiers/" + reference + "/agir").statusCode()).isIn(403, 404);
            assertThat(visitor.get("/api/dossiers/" + reference + "/meetings").statusCode()).isIn(403, 404);
            assertThat(visitor.get("/api/dossiers/" + reference + "/meetings/guests").statusCode()).isIn(403, 404);
        }
        for (String reader : List.of("nadia.lecture", "admin.essai")) {
            Visitor visitor = visitor(reader);
            acts.forEach((act, body) -> assertThat(visitor.post("/api/dossiers/" + reference + "/" + act, body).statusCode())
                    .as(reader + " " + act).isEqualTo(403));
            assertThat(visitor.page("/dossiers/" + reference + "/agir").body()).contains("sans pouvoir y écrire").doesNotContain("<form");
        }
        assertThat(mails(reference, LeadLetters.TEMPLATE)).isEmpty();
    }

    private static String sheet(Visitor visitor, String reference) throws IOException {
        HttpResponse<byte[]> answer = visitor.bytes("/dossiers/" + reference + "/fiche.pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).startsWith("fr");
            return new PDFTextStripper().getText(pdf).replaceAll("\\s*\\n\\s*", " ");
        }
    }

    /** Ids by name and capacity. */
    private static Map<String, String> guests(Visitor visitor, String path) {
        Map<String, String> guests = new HashMap<>();
        Visitor.json(visitor.get(path + "/guests")).forEach(guest ->
                guests.put(guest.path("name").asText() + ", " + guest.path("part").asText(), guest.path("id").asText()));
        return guests;
    }

    private String meeting(String subject, String place, String... guests) throws IOException {
        return json.writeValueAsString(Map.of("subject", subject, "place", place, "startsAt", at(30), "minutes", 60, "guests", guests));
    }

    /** So many days from now, at noon. */
    private String at(int days) {
        return LocalDateTime.of(ParisTime.today(clock).plusDays(days), LocalTime.NOON).toString();
    }

    private String journal(String user, String reference) {
        return visitor(user).get("/api/dossiers/" + reference + "/journal").body();
    }

    private MimeMessage received(String to, String subject) {
        return Arrays.stream(server.getReceivedMessages()).filter(message -> isFor(message, to, subject)).findFirst().orElseThrow();
    }

    private static boolean isFor(MimeMessage message, String to, String subject) {
        try {
            return message.getHeader("To", "").contains(to) && message.getSubject().contains(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<OutboxMail> mails(String reference, String template) {
        return database.sql("select * from outbox_mail where reference = :reference and template = :template order by created_at")
                .param("reference", reference).param("template", template).query(OutboxMail.class).list();
    }

    private Visitor visitor(String user) {
        Visitor visitor = Visitor.loggedIn(port, user);
        visitor.page("/");
        return visitor;
    }

    private String declared(Visitor visitor) throws IOException {
        Map<String, Object> values = DeclaredProject.voironnais();
        for (String structured : List.of("lead", "communes", "team", "needs", "deposit")) {
            values.put(structured, json.readValue((String) values.get(structured), Object.class));
        }
        values.put("type", "CPTS");
        values.put("name", values.remove("structureName"));
        String reference = Visitor.json(visitor.post("/api/dossiers", json.writeValueAsString(values))).path("reference").asText();
        driver.runJobs(reference);
        return reference;
    }
}
