package fr.maillage.dossier;

import static fr.maillage.CptsAnswers.but;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.workflow.EngineNames;

/** The one door to the path of a CPTS is a form that is filled in properly; whatever is refused leaves nothing behind. */
@MaillageTest
class CptsDoorTest {

    private static final String TYPED = "${1+1} #{runtimeService} <b>gras</b> <script>alert(1)</script>";

    @Autowired
    CptsJourney journey;
    @Autowired
    CptsAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    TaskRecords records;
    @Autowired
    FormService forms;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void aPathStartsNeitherWithoutItsFormNorInTheMiddle() {
        Map<String, Object> variables = Map.of("reference", "2026-38-9999", "type", "CPTS");
        leavesNothing(() -> assertThatThrownBy(() -> runtime.startProcessInstanceByKey(EngineNames.CPTS_CREATION, variables))
                .hasStackTraceContaining("commence par sa déclaration"));
        for (String middle : new String[] {"qualifyProject", "recordFiness", "review", "inOperation"}) {
            leavesNothing(() -> assertThatThrownBy(() -> runtime.createProcessInstanceByKey(EngineNames.CPTS_CREATION)
                    .businessKey("2026-38-9999").setVariables(variables).startBeforeActivity(middle)
                    .execute(true, true)).hasStackTraceContaining("commence par sa déclaration"));
        }
    }

    static Stream<Object[]> wrongDeclarations() {
        return Stream.of(new Object[][] {
                {"communes", "[{\"commune\":\"99999\"}]", "communes[0].commune"},
                {"communes", "[{\"commune\":\"38563\"},{\"commune\":\"38563\"}]", "communes[1].commune"},
                {"communes", "[]", "communes"},
                {"communes", "Voiron", "communes"},
                {"seatCommune", "69123", "seatCommune"},
                {"team", "[]", "team"},
                {"team", "[{\"name\":\"Deux\\nlignes\",\"profession\":\"NURSE\"}]", "team[0].name"},
                {"team", "[{\"name\":\"Nadia\",\"profession\":\"ROI\"}]", "team[0].profession"},
                {"lead", DeclaredProject.lead("10003456786", "pas une adresse"), "lead.email"},
                {"lead", DeclaredProject.lead("10003456781", "claire@exemple.fr"), "lead.rpps"},
                {"lead", DeclaredProject.lead("1000345678", "claire@exemple.fr"), "lead.rpps"},
                {"lead", "{\"firstName\":\"Claire\"}", "lead.lastName"},
                {"structureName", "Deux\nlignes", "structureName"},
                {"structureName", "   ", "structureName"},
                {"structureName", "x".repeat(121), "structureName"},
                {"motives", "", "motives"},
                {"origin", "ELSEWHERE", "origin"},
                {"deposit", "{\"depositedBy\":\"Claire\",\"channel\":\"EMAIL\",\"receivedOn\":\"2999-01-01\"}",
                        "deposit.receivedOn"},
                {"reference", "2026-38-0001", "reference"},
                {"stage", "OPERATION", "stage"},
                {"orientation", "CONTINUE", "orientation"}});
    }

    @ParameterizedTest
    @MethodSource("wrongDeclarations")
    void aWrongDeclarationIsRefusedAtItsFieldAndWritesNothing(String field, String value, String said) {
        leavesNothing(() -> assertThatThrownBy(() -> journey.declare(but(DeclaredProject.voironnais(), field, value)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[" + said + "]"));
    }

    @Test
    void aTaskEndsByItsFormOnlyAndTakesNoVariableThatTheFormDoesNotHave() {
        String reference = journey.declare();
        Task task = driver.task(reference, "qualifyProject");
        Map<String, Object> answer = answers.to(reference, task);

        leavesNothing(() -> assertThatThrownBy(() -> tasks.complete(task.getId(), answer))
                .hasMessageContaining("se termine par son formulaire"));
        for (String variable : new String[] {"stage", "structureName", "reviewOutcome", "anything"}) {
            leavesNothing(() -> assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), but(answer, variable, "x")))
                    .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[" + variable + "]"));
        }
        assertThat(driver.task(reference, "qualifyProject").getId()).isEqualTo(task.getId());
    }

    @Test
    void expressionsAndHtmlStayWhatTheyAreInVariablesRecordsJournalAndMails() {
        String reference = journey.declare(but(DeclaredProject.voironnais(), "structureName", TYPED, "motives", TYPED,
                "existingDynamics", TYPED));
        journey.answer(reference, "qualifyProject", "professionsMobilised", TYPED, "risks", TYPED, "sharedWith", TYPED);
        journey.answer(reference, "holdFramingInterview", "place", TYPED, "attendees", TYPED, "nextSteps", TYPED);

        assertThat(dossiers.get(reference).name()).isEqualTo(TYPED);
        assertThat(driver.instances(reference)).hasSize(2).allSatisfy(instance ->
                assertThat(runtime.getVariable(instance.getId(), "structureName")).isEqualTo(TYPED));
        assertThat(records.list(reference)).flatExtracting(record -> record.content().findValuesAsText("nextSteps"))
                .containsExactly(TYPED);
        assertThat(jdbc.sql("select note from journal_entry where reference = :reference and event = 'interview.HELD'")
                .param("reference", reference).query(String.class).single()).isEqualTo(TYPED);
        assertThat(journey.lastMail(reference, "framing-interview")).contains(TYPED);
        assertThat(jdbc.sql("select html from outbox_mail where reference = :reference and template = 'framing-interview'")
                .param("reference", reference).query(String.class).single())
                .contains("${1+1} #{runtimeService} &lt;b&gt;gras").doesNotContain("<script>", "<b>gras");
    }

    private void leavesNothing(Runnable refusal) {
        Map<String, Long> before = journey.traces();
        refusal.run();
        assertThat(journey.traces()).isEqualTo(before);
    }
}
