package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Lifecycle;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.workflow.ParisTime;

/** From what happens to a dossier to what people read. */
@MaillageTest
@Tag("released")
class MailingTest {

    private static final String TYPED = "${7*7} #{x} <b>CPTS</b>";

    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    TaskService tasks;
    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    Documents documents;
    @Autowired
    Courier courier;
    @Autowired
    TaskReminders reminders;
    @Autowired
    MailActions actions;
    @Autowired
    Outbox outbox;
    @Autowired
    Letters letters;
    @Autowired
    GreenMail server;
    @Autowired
    JavaMailSenderImpl sender;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @Autowired
    Dossiers dossiers;
    @LocalServerPort
    int port;

    /** Other tests of the run write mails by the thousand and deliver none. */
    @BeforeEach
    void nothingElseToDeliver() {
        database.sql("update outbox_mail set status = 'CANCELLED' where status = 'WAITING'").update();
    }

    @AfterEach
    void theTimeAndTheServerOfEverybody() {
        ClockUtil.reset();
        sender.setPort(server.getSmtp().getPort());
    }

    @Test
    void aDeclarationIsToldToTheLeadAndToEachOrganisationOnce() {
        String reference = declared(DeclaredProject.voironnais());

        List<OutboxMail> mails = mails(reference, "declaration-received");
        assertThat(mails).extracting(OutboxMail::recipientAddress).containsExactlyInAnyOrder("claire.exemple@exemple.fr",
                "ars-84-38@maillage.example", "cpam-isere@maillage.example", "msa-alpes-du-nord@maillage.example");
        OutboxMail lead = mails.stream().filter(mail -> mail.audience().equals("lead")).findFirst().orElseThrow();
        assertThat(lead.subject())
                .isEqualTo("CPTS du Voironnais (fictive) – votre déclaration est enregistrée (dossier\u00a0" + reference + ")");
        assertThat(lead.text()).startsWith("Docteur Exemple,").contains("8 communes, Voiron", "53\u202f088\u00a0habitants",
                "Vous n’avez rien à faire", "ARS – Délégation de l’Isère", "parce que vous portez ce projet");
        assertThat(lead.replyTo()).isEqualTo("ars-84-38@maillage.example");
        assertThat(mails(reference, "task-offered")).extracting(OutboxMail::recipientAddress)
                .containsExactlyInAnyOrder("ars-84-38@maillage.example", "cpam-isere@maillage.example");
        assertThat(mails(reference, "task-offered").get(0).text()).contains("«\u00a0Qualifier le projet\u00a0»",
                "/camunda/app/tasklist/default/#/?task=");
    }

    @Test
    void F4_theFormerAddressOfTheLeadIsToldThatItWasChanged() {
        String reference = declared(DeclaredProject.voironnais());
        Lead lead = dossiers.get(reference).lead().orElseThrow();
        dossiers.changeLead(reference, new Lead(lead.civility(), lead.firstName(), lead.lastName(), lead.profession(),
                lead.rpps(), "claire.exemple@ailleurs.example", lead.telephone(), lead.organisation()),
                "Adresse du cabinet fermée.", "alice.delegation38");

        assertThat(mails(reference, "lead-address-changed")).extracting(OutboxMail::recipientAddress)
                .containsExactlyInAnyOrder("claire.exemple@exemple.fr", "claire.exemple@ailleurs.example");
    }

    @Test
    void aBodyThatPlaysTwoPartsIsWrittenToOnce() {
        String reference = declared(DeclaredProject.grandSud());

        assertThat(mails(reference, "declaration-received")).extracting(OutboxMail::recipientAddress)
                .containsOnlyOnce("cgss-la-reunion@maillage.example");
    }

    @Test
    void whatPeopleTypeArrivesAsTheyTypedIt() throws Exception {
        Map<String, Object> values = DeclaredProject.voironnais();
        values.put("structureName", TYPED);
        String reference = declared(values);
        courier.deliverDue();

        MimeMessage received = Arrays.stream(server.getReceivedMessages())
                .filter(message -> has(message, reference, "claire.exemple@exemple.fr"))
                .findFirst().orElseThrow();
        assertThat(received.getSubject()).startsWith("CPTS " + TYPED);
        MimeMultipart parts = (MimeMultipart) ((MimeMultipart) received.getContent()).getBodyPart(0).getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains(TYPED);
        assertThat((String) parts.getBodyPart(1).getContent()).contains("${7*7} #{x} &lt;b&gt;CPTS&lt;/b&gt;")
                .doesNotContain("<b>CPTS", "49");
    }

    @Test
    void aTaskHandedOverIsToldToThePerson() {
        String reference = declared(DeclaredProject.voironnais());
        Task task = driver.task(reference, "qualifyProject");
        tasks.setAssignee(task.getId(), handlerOf("cpam-isere"));

        assertThat(mails(reference, "task-handed-over")).singleElement().satisfies(mail -> {
            assertThat(mail.recipientAddress()).isEqualTo(handlerOf("cpam-isere") + "@maillage.example");
            assertThat(mail.subject()).contains("tâche confiée");
        });
    }

    @Test
    void aTaskIsRemindedOfOnceBeforeItsDueDateAndOnceAfter() {
        String reference = declared(DeclaredProject.voironnais());
        Instant due = driver.task(reference, "qualifyProject").getDueDate().toInstant();

        at(due.minus(Duration.ofDays(3)));
        reminders.remind();
        assertThat(mails(reference, "task-due")).isEmpty();
        at(due.minus(Duration.ofDays(1)));
        reminders.remind();
        reminders.remind();
        assertThat(mails(reference, "task-due")).extracting(OutboxMail::recipientAddress)
                .containsExactlyInAnyOrder("ars-84-38@maillage.example", "cpam-isere@maillage.example");
        at(due.plus(Duration.ofHours(1)));
        reminders.remind();
        reminders.remind();
        assertThat(mails(reference, "task-overdue")).hasSize(2);
    }

    @Test
    void aSleepingDossierIsNotRemindedOf() {
        String reference = declared(DeclaredProject.voironnais());
        Instant due = driver.task(reference, "qualifyProject").getDueDate().toInstant();
        lifecycle.putToSleep(reference, ParisTime.dateOf(due).plusMonths(3), "Le porteur est absent.", null);
        driver.runJobs(reference);
        assertThat(mails(reference, "dormancy-started")).isNotEmpty();

        at(due.plus(Duration.ofHours(1)));
        reminders.remind();
        assertThat(mails(reference, "task-overdue")).isEmpty();
    }

    @Test
    void F14_anActThatComesBackIsNotifiedOtherwise() {
        String reference = declared(DeclaredProject.voironnais());
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles depuis trois mois.", null);
        driver.runJobs(reference);

        OutboxMail mail = mails(reference, "closure-notice").get(0);
        assertThat(mail.legal()).isTrue();
        assertThat(documents.list(reference)).extracting(document -> document.title())
                .contains("préavis de classement sans suite de votre dossier");
        courier.deliverDue();
        assertThat(letters.sendings(mail.letterId())).extracting(Letters.Sending::mode).containsExactly(NotificationMode.EMAIL);
        assertThat(driver.openTasks(reference)).doesNotContain("notifyOtherwise");

        assertThat(actions.reportBounce(outbox.find(mail.id()).orElseThrow(), null)).isTrue();
        assertThat(actions.reportBounce(outbox.find(mail.id()).orElseThrow(), null)).isFalse();
        assertThat(driver.openTasks(reference)).contains("notifyOtherwise");
        String today = ParisTime.today(clock).toString();
        assertThatThrownBy(() -> driver.complete(reference, "notifyOtherwise", Map.of("mode", "EMAIL", "sentOn", today)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[mode]");
        driver.complete(reference, "notifyOtherwise", Map.of("mode", "REGISTERED_LETTER", "sentOn", today));
        assertThat(letters.sendings(mail.letterId())).extracting(Letters.Sending::mode)
                .containsExactly(NotificationMode.EMAIL, NotificationMode.REGISTERED_LETTER);
    }

    @Test
    void anActThatTheServerRefusesIsNotifiedOtherwise() throws IOException {
        String reference = declared(DeclaredProject.voironnais());
        courier.deliverDue();
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles depuis trois mois.", null);
        driver.runJobs(reference);
        try (RefusingSmtpServer other = new RefusingSmtpServer("550 5.1.1 unknown user")) {
            sender.setPort(other.port());
            courier.deliverDue();
        }

        assertThat(mails(reference, "closure-notice").get(0).status()).isEqualTo(OutboxMail.Status.FAILED);
        assertThat(driver.groupsOf(driver.task(reference, "notifyOtherwise"))).containsExactly("ars-84-38");
    }

    @Test
    void F14_anActThatADayOfTriesCouldNotBringIsNotifiedOtherwise() {
        String reference = declared(DeclaredProject.voironnais());
        courier.deliverDue();
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles depuis trois mois.", null);
        driver.runJobs(reference);
        sender.setPort(1);
        Instant written = clock.instant();
        courier.deliverDue();
        assertThat(driver.openTasks(reference)).doesNotContain("notifyOtherwise");
        at(written.plus(Duration.ofHours(25)));
        courier.deliverDue();

        assertThat(driver.openTasks(reference)).contains("notifyOtherwise");
    }

    @Test
    void mailsAreShownToThoseWhoWorkOnTheDossierAndToNobodyElse() {
        String reference = declared(DeclaredProject.voironnais());
        courier.deliverDue();
        OutboxMail mail = mails(reference, "declaration-received").get(0);
        Visitor handler = Visitor.loggedIn(port, handlerOf("ars-84-38"));
        Visitor stranger = Visitor.loggedIn(port, handlerOf("cgss-la-reunion"));

        assertThat(handler.page("/courriels?dossier=" + reference).body()).contains(mail.subject());
        assertThat(handler.page("/courriels/" + mail.id()).body()).contains("Signaler un retour",
                "/courriels/" + mail.id() + "/contenu");
        assertThat(handler.page("/courriels/" + mail.id() + "/contenu").body()).contains(reference);
        assertThat(stranger.page("/courriels/" + mail.id() + "/contenu").statusCode()).isEqualTo(404);
        assertThat(handler.page("/essai/courriels?q=" + reference).body()).contains(mail.subject(), mail.recipientName());
        String captured = mail.messageId().replaceAll("[<>]", "");
        assertThat(handler.page("/essai/courriels/" + captured).body()).contains("sandbox", "Message-ID: " + "&lt;" + captured);
        assertThat(stranger.page("/courriels?dossier=" + reference).body()).contains("Aucun courriel");
        assertThat(stranger.page("/courriels/" + mail.id()).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/api/mails/" + mail.id() + "/bounce", "").statusCode()).isEqualTo(404);
        assertThat(handler.post("/api/mails/" + mail.id() + "/bounce", "").statusCode()).isEqualTo(204);
        assertThat(handler.post("/api/mails/" + mail.id() + "/bounce", "").statusCode()).isEqualTo(409);
        assertThat(Visitor.anonymous(port).get("/courriels/" + mail.id()).statusCode()).isIn(302, 401);
    }

    private String declared(Map<String, Object> values) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("cpts-creation").latestVersion()
                .singleResult().getId();
        String reference = forms.submitStartForm(definition, values).getBusinessKey();
        driver.runJobs(reference);
        return reference;
    }

    private List<OutboxMail> mails(String reference, String template) {
        return database.sql("select * from outbox_mail where reference = :reference and template = :template order by created_at")
                .param("reference", reference).param("template", template).query(OutboxMail.class).list();
    }

    private String handlerOf(String organisation) {
        return database.sql("""
                select id from agent where organisation = :organisation and 'HANDLER' = any (functions) order by id limit 1""")
                .param("organisation", organisation).query(String.class).single();
    }

    private static void at(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    private static boolean has(MimeMessage message, String reference, String recipient) {
        try {
            return reference.equals(message.getHeader("X-Maillage-Dossier", null))
                    && message.getHeader("To", "").contains(recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
