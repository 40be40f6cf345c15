package fr.maillage.dossier;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;

@MaillageTest
@Tag("released")
class WritingTest {

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    DossierMails mails;

    String reference;

    @BeforeEach
    void planned() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
        given.start("health-project-writing", reference);
        driver.runJobs(reference);
        driver.complete(reference, "planWriting", form("groups", "[{\"name\":\"Accès\",\"pilot\":\"Claire Exemple\"}]",
                "targetOn", "2026-09-01", "firstMeeting", "2026-03-20T18:00"));
    }

    @AfterEach
    void resetClock() {
        dossiers.enter(reference, Stage.ABANDONED);
        ClockUtil.reset();
    }

    @Test
    void monthByMonthUntilTheProjectIsReadToTheEnd() {
        follow("CONTINUE", "IN_PROGRESS", Map.of("obstacles", "Peu de disponibilités."));
        assertThat(facts("monthly-point")).containsEntry("obstacles", "Peu de disponibilités.")
                .hasEntrySatisfying("writingSections", sections ->
                        assertThat(sections.toString()).contains("Budget : En cours"));
        refuses("followWriting", following("CONSULTANT_NEEDED", "IN_PROGRESS"), "[lot]");
        follow("CONSULTANT_NEEDED", "IN_PROGRESS", Map.of("lot", "HEALTH_PROJECT"));
        driver.complete(reference, "expressNeed", form("needOutcome", "WITHDRAWN", "reason", "L’équipe écrit elle-même."));
        follow("INTRODUCE", "IN_PROGRESS", Map.of("introduction", "La CPTS voisine, pour son système d’information."));
        driver.complete(reference, "prepareIntroduction", form("introductionChoice", "WITHDRAWN"));
        refuses("followWriting", with(following("SLEEP", "IN_PROGRESS"), "lookAgainOn", "2026-06-01"), "[writingState]");
        follow("READY_TO_REREAD", "READY", Map.of());

        refuses("rereadProject", form("rereading", "TO_REWORK"), "[remarks]", "ars-84-38");
        driver.complete(reference, driver.taskOf(reference, "rereadProject", "ars-84-38"),
                form("rereading", "TO_REWORK", "remarks", "[{\"section\":\"BUDGET\",\"remark\":\"Année 2 à chiffrer.\"}]"));
        driver.complete(reference, driver.taskOf(reference, "rereadProject", "cpam-isere"), form("rereading", "READY"));
        assertThat(driver.openTasks(reference)).as("une remarque suffit à reprendre").containsExactly("followWriting");
        assertThat(facts("rereading-done").get("remarks").toString()).contains("Budget : Année 2 à chiffrer.");

        follow("READY_TO_REREAD", "READY", Map.of());
        reread();
        members("MISSING", "[{\"name\":\"Nadia Perrin\",\"kind\":\"PROFESSIONAL\",\"profession\":\"NURSE\"}]");
        assertThat(dossiers.get(reference).team()).extracting(TeamMember::signedOn).containsOnlyNulls();
        members("COMPLETE", "[{\"name\":\"Nadia Perrin\",\"kind\":\"PROFESSIONAL\",\"profession\":\"NURSE\"}]");
        assertThat(dossiers.get(reference).team()).extracting(TeamMember::signedOn)
                .containsExactly(LocalDate.parse("2026-03-01"));

        driver.complete(reference, "confirmReadiness", form("readiness", "READY"));
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void aMissingPieceStopsTheFilingUnlessItIsWaived() {
        follow("READY_TO_REREAD", "IN_PROGRESS", Map.of());
        reread();
        members("COMPLETE", "[{\"name\":\"EHPAD fictif\",\"kind\":\"SOCIAL_ORGANISATION\"}]");
        refuses("confirmReadiness", form("readiness", "READY"), "Budget");
        refuses("confirmReadiness", form("readiness", "TO_COMPLETE"), "[toComplete]");
        driver.complete(reference, "confirmReadiness", form("readiness", "TO_COMPLETE", "toComplete", "Tout, sauf le titre."));
        assertThat(driver.openTasks(reference)).containsExactly("followWriting");

        follow("READY_TO_REREAD", "READY", Map.of(), "BUDGET");
        reread();
        members("COMPLETE", "[{\"name\":\"EHPAD fictif\",\"kind\":\"SOCIAL_ORGANISATION\"}]");
        driver.complete(reference, "confirmReadiness", form("readiness", "READY",
                "waivers", "[{\"piece\":\"BUDGET\",\"reason\":\"Transmis par le cabinet comptable avant le dépôt.\"}]"));
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void whoHasNotJoinedIsRemindedEachWeek() {
        follow("READY_TO_REREAD", "READY", Map.of());
        reread();
        driver.advance(reference, Duration.ofDays(8));
        assertThat(driver.openTasks(reference)).containsExactly("recordMembers");
        refuses("recordMembers", form("deposit", deposit(), "memberList", "COMPLETE", "members",
                "[{\"name\":\"Luc Fictif\",\"kind\":\"PROFESSIONAL\",\"rpps\":\"10003456781\"}]"), "[members[0].rpps]");
        refuses("recordMembers", form("deposit", deposit(), "memberList", "COMPLETE", "members", "[]"), "[members]");
    }

    private void reread() {
        for (String group : new String[] {"ars-84-38", "cpam-isere"}) {
            driver.complete(reference, driver.taskOf(reference, "rereadProject", group), form("rereading", "READY"));
        }
    }

    private void members(String state, String members) {
        driver.complete(reference, "recordMembers", form("deposit", deposit(), "memberList", state, "members", members));
    }

    private void follow(String next, String state, Map<String, Object> more, String... unfinished) {
        Map<String, Object> answer = following(next, state, unfinished);
        answer.putAll(more);
        driver.complete(reference, "followWriting", answer);
    }

    private static Map<String, Object> following(String next, String state, String... unfinished) {
        String sections = ProjectSection.of(StructureType.CPTS).stream()
                .map(section -> "{\"section\":\"%s\",\"state\":\"%s\"}".formatted(section,
                        Arrays.asList(unfinished).contains(section.name()) ? "TO_DO" : state))
                .collect(Collectors.joining(",", "[", "]"));
        return form("writingState", next, "sections", sections);
    }

    private static Map<String, Object> with(Map<String, Object> answer, String field, Object value) {
        answer.put(field, value);
        return answer;
    }

    private Map<String, Object> facts(String template) {
        return mails.facts(new MailSource.Moment(reference, template, name -> null));
    }

    private void refuses(String task, Map<String, Object> answer, String said) {
        assertThatThrownBy(() -> driver.complete(reference, task, answer))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(said);
    }

    private void refuses(String task, Map<String, Object> answer, String said, String group) {
        assertThatThrownBy(() -> driver.complete(reference, driver.taskOf(reference, task, group), answer))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(said);
    }
}
