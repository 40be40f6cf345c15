package fr.maillage.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.GivenDossier;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;

/** One dossier for each scope of the table of authorisations, with an open task, a timer and a mail. */
@Component
class MatrixThings {

    /**
     * A dossier and what hangs on it.
     *
     * @param watched whether supervisors of Isère and of its region watch it
     */
    record Thing(String reference, boolean watched, String task, String instance, String job, String mail) {
    }

    private final GivenDossier given;
    private final Dossiers dossiers;
    private final ProcessDriver driver;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Map<Scope, Thing> things = new EnumMap<>(Scope.class);

    MatrixThings(GivenDossier given, Dossiers dossiers, ProcessDriver driver, TaskService tasks, ManagementService management,
                 JdbcClient jdbc) {
        this.given = given;
        this.dossiers = dossiers;
        this.driver = driver;
        this.tasks = tasks;
        this.management = management;
        this.jdbc = jdbc;
    }

    Thing of(Scope scope) {
        return things.computeIfAbsent(scope, this::make);
    }

    private Thing make(Scope scope) {
        return switch (scope) {
            case OWN -> own();
            case TASK -> offered(alone(GivenDossier.GRAND_SUD), false);
            case WATCHED -> withTask(alone(GivenDossier.VOIRONNAIS), true);
            case OTHER -> withTask(alone(GivenDossier.GRAND_SUD), false);
            case ANY -> new Thing("", false, "", "", "", "");
        };
    }

    /** Everybody's organisation takes part, and the task is offered to everybody. */
    private Thing own() {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        dossiers.addParticipant(reference, ParticipantRole.MSA_OFFICER, "msa-alpes-du-nord", null, null);
        dossiers.addParticipant(reference, ParticipantRole.CONSULTANT, "consult-ecritoire", null, null);
        dossiers.addParticipant(reference, ParticipantRole.DEPARTMENT_COUNCIL, "cd-38", null, null);
        return offered(reference, true);
    }

    /** None of their organisations takes part. */
    private String alone(String[] communes) {
        String reference = given.declared(communes);
        jdbc.sql("update dossier_participant set organisation = 'univ-fictive' where dossier = :reference and role <> 'PILOT_DELEGATION'")
                .param("reference", reference).update();
        jdbc.sql("update dossier_participant set organisation = 'ars-04' where dossier = :reference and role = 'PILOT_DELEGATION'")
                .param("reference", reference).update();
        return reference;
    }

    private Thing offered(String reference, boolean watched) {
        Thing thing = withTask(reference, watched);
        MatrixPeople.ALL.stream().filter(person -> person.group() != null).forEach(person ->
                tasks.addCandidateGroup(thing.task(), person.group()));
        return thing;
    }

    private Thing withTask(String reference, boolean watched) {
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        Task task = driver.task(reference, "depositLetter");
        // the most urgent of all, and so on the first page of every list
        task.setDueDate(Date.from(Instant.parse("2000-01-01T08:00:00Z")));
        tasks.saveTask(task);
        driver.groupsOf(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        tasks.addCandidateGroup(task.getId(), "ars-04");
        return new Thing(reference, watched, task.getId(), task.getProcessInstanceId(),
                management.createJobQuery().processInstanceId(task.getProcessInstanceId()).list().get(0).getId(), mail(reference));
    }

    /** One to the lead that will never leave. */
    private String mail(String reference) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into outbox_mail (id, reference, template, audience, recipient_name, recipient_address, subject, html, text,
                  message_id, thread_id, legal, status, attempts, created_at, due_since, next_attempt_at)
                values (:id, :reference, 'essai', 'lead', 'Claire Exemple', 'claire@exemple.fr', 'Essai', 'x', 'x', :message, 'x',
                  false, 'CANCELLED', 0, :now, :now, :now)""")
                .param("id", id).param("reference", reference).param("message", id + "@essai")
                .param("now", OffsetDateTime.of(2026, 1, 5, 8, 0, 0, 0, ZoneOffset.UTC)).update();
        return id.toString();
    }
}
