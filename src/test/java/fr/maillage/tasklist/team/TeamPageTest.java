package fr.maillage.tasklist.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.workflow.ParisTime;

/** What a supervisor does with many tasks at once, and what only some of them allow. */
@MaillageTest
class TeamPageTest {

    private static final String SUPERVISOR = "rachid.delegation38";

    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    String reference;
    String task;
    String legal;

    @BeforeEach
    void twoTasks() {
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        given.start("territorial-diagnosis", reference);
        driver.runJobs(reference);
        task = driver.task(reference, "depositLetter").getId();
        legal = tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .filter(each -> !each.getId().equals(task)).findFirst().orElseThrow().getId();
        // the models mark by this priority what the law gives a date to
        database.sql("update act_ru_task set priority_ = 80 where id_ = :id").param("id", legal).update();
    }

    @Test
    void tasksAreListedWithWhoHasThemAndFiltered() {
        Visitor supervisor = Visitor.loggedIn(port, SUPERVISOR);
        tasks.setAssignee(task, "bruno.delegation38");
        database.sql("update act_ru_task set due_date_ = '2020-01-01' where id_ = :id").param("id", task).update();
        assertThat(supervisor.page("/equipe?agent=bruno.delegation38&overdue=true&type=CPTS&departement=38").body())
                .contains(reference, "Bruno Carlin", "En retard", "Charge par agent");
        assertThat(supervisor.page("/equipe?agent=alice.delegation38&departement=974").body()).doesNotContain(reference)
                .contains("Aucune tâche ouverte ne correspond");
    }

    @Test
    void chosenTasksArePassedToAnAgentEachWithItsLine() {
        Visitor supervisor = Visitor.loggedIn(port, SUPERVISOR);
        String chosen = "task=%s&task=%s&task=gone&colleague=alice.delegation38&word=Pendant+la+formation".formatted(task, foreign());
        String first = supervisor.sendForm("/equipe/confier", chosen).body();
        assertThat(first).contains("1 sur 3", "Confiée.", "ne relève pas de votre équipe");
        assertThat(assignee(task)).isEqualTo("alice.delegation38");
        assertThat(supervisor.sendForm("/equipe/confier", chosen).body()).contains("0 sur 3", "a déjà la tâche");
        assertThat(supervisor.sendForm("/equipe/confier", "task=%s&colleague=claire.cpam38".formatted(task)).body())
                .contains("La tâche ne peut être confiée");
        assertThat(supervisor.sendForm("/equipe/confier", "task=" + task).body()).contains("Choisissez à qui confier");
        assertThat(mails("task-handed-over")).isEqualTo(1);
    }

    @Test
    void dueDatesMoveWithAReasonExceptThoseOfTheLaw() {
        Visitor supervisor = Visitor.loggedIn(port, SUPERVISOR);
        LocalDate until = ParisTime.today(clock).plusYears(1);
        HttpResponse<String> answer = supervisor.sendForm("/equipe/reporter",
                "task=%s&task=%s&until=%s&reason=Congés+du+porteur".formatted(task, legal, until));
        assertThat(answer.body()).contains("1 sur 2", "Échéance légale", "Reportée au");
        assertThat(ParisTime.dateOf(tasks.createTaskQuery().taskId(task).singleResult().getDueDate().toInstant())).isEqualTo(until);
        Visitor alice = Visitor.loggedIn(port, "alice.delegation38");
        assertThat(alice.get("/api/dossiers/" + reference + "/journal").body()).contains("reportée au", "Congés du porteur");
        assertThat(supervisor.sendForm("/equipe/reporter", "task=%s&until=%s&reason=Encore".formatted(task, until)).body())
                .contains("L’échéance est déjà au");
        assertThat(supervisor.sendForm("/equipe/reporter", "task=%s&until=%s".formatted(task, until)).body())
                .contains("Donnez la nouvelle échéance et la raison");
    }

    @Test
    void whoHasATaskIsRemindedAndElseTheOrganisation() {
        Visitor supervisor = Visitor.loggedIn(port, SUPERVISOR);
        assertThat(supervisor.sendForm("/equipe/relancer", "task=%s&reminder=Merci+d%%27avance".formatted(task)).body())
                .contains("1 sur 1", "Relance écrite à ARS – Délégation de l’Isère");
        tasks.setAssignee(task, "bruno.delegation38");
        supervisor.sendForm("/equipe/relancer", "task=" + task);
        assertThat(database.sql("select recipient_address from outbox_mail where reference = :reference and template = 'task-reminder'")
                .param("reference", reference).query(String.class).list())
                .containsExactlyInAnyOrder("ars-84-38@maillage.example", "bruno.delegation38@maillage.example");
        assertThat(supervisor.sendForm("/equipe/relancer", "reminder=").body()).contains("Cochez au moins une tâche");
        assertThat(supervisor.sendForm("/equipe/relancer", "task=x&".repeat(101) + "reminder=").body()).contains("Cochez 100 tâches au plus");
    }

    @Test
    void aTeamIsItsSupervisorsBusiness() {
        for (String user : List.of("alice.delegation38", "nadia.lecture", "paula.cpam38")) {
            Visitor visitor = Visitor.loggedIn(port, user);
            assertThat(visitor.page("/equipe").statusCode()).as(user).isEqualTo(403);
            assertThat(visitor.sendForm("/equipe/confier", "task=%s&colleague=%s".formatted(task, user)).statusCode()).as(user)
                    .isEqualTo(403);
        }
        Visitor neighbour = Visitor.loggedIn(port, "sylvain.delegation73");
        assertThat(neighbour.page("/equipe").body()).doesNotContain(reference);
        assertThat(neighbour.sendForm("/equipe/confier", "task=%s&colleague=amelie.delegation73".formatted(task)).body())
                .contains("0 sur 1");
        assertThat(Visitor.loggedIn(port, "sarah.msa").page("/equipe").body()).contains("Denis Ollier");
        assertThat(assignee(task)).isNull();
        assertThat(Visitor.anonymous(port).page("/equipe").statusCode()).isEqualTo(302);
    }

    /** A task of another territory. */
    private String foreign() {
        String island = given.declared(GivenDossier.GRAND_SUD);
        given.start("intention-letter", island);
        driver.runJobs(island);
        return driver.task(island, "depositLetter").getId();
    }

    private String assignee(String id) {
        return tasks.createTaskQuery().taskId(id).singleResult().getAssignee();
    }

    private long mails(String template) {
        return database.sql("select count(*) from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }
}
