package fr.maillage.support.act;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Lot;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.IntroductionNeeded;
import fr.maillage.dossier.Stage;
import fr.maillage.security.MaillageUser;
import fr.maillage.support.mission.GivenAgreement;

/** Feasibility studies, introductions and support agreements, each from its start form to each of its ends. */
@MaillageTest
class SupportActsTest {

    /** Communes of Seine-Saint-Denis, where the region sets a ceiling. */
    private static final String[] ILE_DE_FRANCE = {"93066", "93001"};

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    GivenAgreement agreement;
    @Autowired
    Dossiers dossiers;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    HistoryService history;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    Introductions introductions;
    @Autowired
    Studies studies;
    @Autowired
    JdbcClient jdbc;

    private String reference;

    @BeforeEach
    void aDossier() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
    }

    @AfterEach
    void leaveNothingBehind() {
        if (!dossiers.get(reference).stage().isEnd()) {
            dossiers.enter(reference, Stage.ABANDONED);
        }
        driver.runJobs(reference);
        ClockUtil.reset();
    }

    @Test
    void aStudyIsGrantedMadePresentedAndConcluded() {
        agreement.with(1);
        assertThatThrownBy(() -> start("alice.delegation38", "feasibility-study", but(study(), "asked", "0")))
                .hasMessageContaining("[asked]");
        assertThatThrownBy(() -> start("aurore.ars974", "feasibility-study", study())).hasMessageContaining("[dossier]");
        start("alice.delegation38", "feasibility-study", study());
        assertThat(mails("study-requested")).isEqualTo(2);
        refuses("decideStudy", form("studyDecision", "GRANTED", "amount", "20000", "days", 20L), "[grantSource]");
        refuses("decideStudy", form("studyDecision", "REFUSED"), "[reasons]");
        driver.complete(reference, "decideStudy", form("studyDecision", "GRANTED", "amount", "20000", "days", 20L,
                "grantSource", "Campagne FIR 2026"));

        driver.complete(reference, "expressNeed", form("needOutcome", "TRANSMITTED", "purpose", "Terrain de la gare",
                "deliverable", "Étude", "days", "20", "wantedOn", "2026-08-01"));
        deliverAndAdmit();
        assertThat(driver.groupsOf(driver.task(reference, "presentStudy"))).containsExactly("consult-essai-1");
        driver.complete(reference, "presentStudy", form("presentedOn", "2026-03-02", "attendees", "Équipe, commune",
                "report", "Le terrain convient."));
        refuses("concludeStudy", form("studyConclusion", "FEASIBLE"), "[conclusion]");
        driver.complete(reference, "concludeStudy", form("studyConclusion", "FEASIBLE_WITH_CONDITIONS", "conclusion",
                "Après accord de la commune."));
        assertThat(text("study-conclusion", "lead")).contains("faisable sous conditions", "Après accord de la commune.");
        assertThat(ended("studyConcluded")).isTrue();
    }

    @Test
    void theCeilingOfTheRegionOnTheDayOfTheRequestIsKeptToTheCent() {
        dossiers.enter(reference, Stage.ABANDONED);
        reference = given.declared(ILE_DE_FRANCE);
        long requested = studies.request(reference, new ActForms.RequestStudy(reference,
                new Deposit("Claire Exemple", Channel.EMAIL,
                        LocalDate.of(2026, 3, 1)), "Étude", Lot.REAL_ESTATE, null), null);
        assertThatThrownBy(() -> studies.decide(requested, granted("35000.01"), null)).hasMessageContaining("study.ceiling");
        assertThat(studies.get(requested).granted()).isEmpty();
        studies.decide(requested, granted("35000"), null);
        assertThat(studies.get(requested).granted()).contains(3_500_000L);
    }

    @Test
    void aStudyIsRefusedOrLostOrStopped() {
        agreement.with(1);
        start("alice.delegation38", "feasibility-study", study());
        driver.complete(reference, "decideStudy", form("studyDecision", "REFUSED", "reasons", "Projet trop précoce."));
        assertThat(text("study-decision", "lead")).contains("n’est pas accordée", "Projet trop précoce.");
        assertThat(driver.instances(reference)).isEmpty();

        start("alice.delegation38", "feasibility-study", study());
        driver.complete(reference, "decideStudy", form("studyDecision", "GRANTED", "amount", "20000", "days", 20L,
                "grantSource", "Campagne FIR 2026"));
        driver.complete(reference, "expressNeed", form("needOutcome", "WITHDRAWN", "reason", "Le terrain est vendu."));
        assertThat(mails("study-lost")).isPositive();
        assertThat(driver.instances(reference)).isEmpty();

        start("alice.delegation38", "feasibility-study", study());
        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(ended("studyStopped")).isTrue();
    }

    @Test
    void anIntroductionIsMadeAndItsOutcomeAskedFifteenDaysLater() {
        Map<String, Object> asked = form("dossier", reference, "reason", "Son système d’information.", "contactName",
                "Paul Voisin", "contactOrganisation", "CPTS voisine", "contactEmail", "paul@exemple.fr");
        assertThatThrownBy(() -> start("alice.delegation38", "introduction", but(asked, "contactEmail", "paul")))
                .hasMessageContaining("[contactEmail]");
        start("alice.delegation38", "introduction", asked);
        assertThat(text("introduction-made", "introduced")).contains("Claire Exemple", "Son système d’information.");
        assertThat(text("introduction-made", "lead")).contains("Paul Voisin", "paul@exemple.fr");
        driver.advanceToTimer(reference, "introductionAged");
        driver.complete(reference, "recordIntroduction", form("introductionResult", "NOT_YET"));
        assertThat(mails("introduction-reminder")).isEqualTo(2);
        driver.advanceToTimer(reference, "introductionAged");
        refuses("recordIntroduction", form("introductionResult", "MET"), "[note]");
        driver.complete(reference, "recordIntroduction", form("introductionResult", "MET", "note", "Un outil commun."));
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(ended("introductionClosed")).isTrue();
    }

    @Test
    void anIntroductionAskedInWordsIsPreparedOrWithdrawnOrStopped() {
        events.publishEvent(new IntroductionNeeded(reference, "La CPTS voisine, pour son système d’information."));
        driver.runJobs(reference);
        refuses("prepareIntroduction", form("introductionChoice", "READY"), "[contactName]", "[contactEmail]");
        driver.complete(reference, "prepareIntroduction", form("introductionChoice", "READY", "reason", "Outil.",
                "contactName", "Paul Voisin", "contactEmail", "paul@exemple.fr"));
        assertThat(mails("introduction-made")).isEqualTo(2);

        events.publishEvent(new IntroductionNeeded(reference, "Un architecte."));
        driver.runJobs(reference);
        driver.complete(reference, "prepareIntroduction", form("introductionChoice", "WITHDRAWN"));
        assertThat(ended("introductionWithdrawn")).isTrue();
        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(ended("introductionStopped")).isTrue();
    }

    @Test
    void aSupportAgreementIsSignedAndReportedEachYear() {
        Map<String, Object> proposed = agreementForm();
        assertThatThrownBy(() -> start("claire.cpam38", "support-agreement", proposed)).hasMessageContaining("agent de l’ARS");
        assertThatThrownBy(() -> start("helene.siege84", "support-agreement", but(proposed, "body", "cpam-isere")))
                .hasMessageContaining("[body]");
        assertThatThrownBy(() -> start("helene.siege84", "support-agreement", but(proposed, "fundingSource", null)))
                .hasMessageContaining("[fundingSource]");
        String convention = start("helene.siege84", "support-agreement", proposed);

        assertThat(driver.tasks(convention, "signSupportAgreement")).hasSize(2);
        sign(convention, "msa-alpes-du-nord", "SIGNED");
        sign(convention, "ars-84-signatories", "SIGNED");
        assertThat(jdbc.sql("select count(*) from outbox_mail where reference = :r and template = 'support-agreement-signed'")
                .param("r", convention).query(Integer.class).single()).isEqualTo(2);
        for (int year = 1; year <= 2; year++) {
            driver.advanceToTimer(convention, "supportYearOver");
            if (year == 1) {
                driver.complete(convention, "reportSupport", form("accompaniments", 3L));
                driver.complete(convention, "reviewSupportReport", form("supportReport", "TO_COMPLETE", "toComplete", "Dépenses."));
            }
            driver.complete(convention, "reportSupport", form("accompaniments", 4L, "spent", "18000", "document",
                    given.document(convention, DocumentKind.REPORT)));
            driver.complete(convention, "reviewSupportReport", form("supportReport", "ACCEPTED"));
        }
        assertThat(driver.instances(convention)).isEmpty();
        assertThat(dossiers.get(convention).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void aSupportAgreementThatOnePartyRefusesIsNone() {
        String convention = start("helene.siege84", "support-agreement", agreementForm());
        assertThatThrownBy(() -> sign(convention, "ars-84-signatories", "REFUSED")).hasMessageContaining("[reason]");
        driver.complete(convention, driver.taskOf(convention, "signSupportAgreement", "ars-84-signatories"),
                form("agreementSignature", "REFUSED", "signatory", "Régine Jourdan", "signedOn", "2026-03-02", "reason",
                        "Crédits épuisés."));
        assertThat(driver.instances(convention)).isEmpty();
        assertThat(dossiers.get(convention).stage()).isEqualTo(Stage.CLOSED);
    }

    private void sign(String convention, String group, String signature) {
        driver.complete(convention, driver.taskOf(convention, "signSupportAgreement", group), form("agreementSignature",
                signature, "signatory", "Régine Jourdan", "signedOn", "2026-03-02"));
    }

    private Map<String, Object> study() {
        return form("dossier", reference, "deposit", deposit(), "purpose", "Réunir deux cabinets.", "lot", "REAL_ESTATE",
                "asked", "25000");
    }

    private static ActForms.DecideStudy granted(String amount) {
        return new ActForms.DecideStudy(ActForms.StudyDecision.GRANTED, new BigDecimal(amount), null, 20, null);
    }

    private static Map<String, Object> agreementForm() {
        return form("declarationId", UUID.randomUUID().toString(), "body", "msa-alpes-du-nord", "communes",
                "[{\"commune\":\"38563\"}]", "purpose", "Accompagner les projets ruraux.", "startsOn", "2026-03-15",
                "years", 2L, "accompaniments", 4L, "funding", "20000", "fundingSource", "FIR 2026");
    }

    private void deliverAndAdmit() {
        driver.complete(reference, "issueOrder", form("orderOutcome", "ISSUED", "consultant", "consult-essai-1", "price",
                "20000", "commitmentNumber", "E1", "dueOn", "2026-08-01"));
        driver.complete(reference, "answerOrder", form("orderAnswer", "ACCEPTED", "contact", "Zoé", "launchOn",
                "2026-03-12T10:00"));
        driver.complete(reference, "holdLaunchMeeting", form("heldOn", "2026-03-02", "attendees", "Tous", "report", "Plan."));
        driver.complete(reference, "deliver", form("label", "v1", "document",
                given.document(reference, DocumentKind.DELIVERABLE), "days", "20"));
        driver.advanceToTimer(reference, "opinionsDue");
        driver.complete(reference, "decideAdmission", form("admission", "ADMITTED"));
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    }

    private String start(String user, String process, Map<String, Object> form) {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new MaillageUser(user, user, Set.of("role-case-handler"), List.of()), null, List.of()));
        String[] started = new String[1];
        try {
            driver.as(user, () -> started[0] = forms.submitStartForm(repository.createProcessDefinitionQuery()
                    .processDefinitionKey(process).latestVersion().singleResult().getId(), form).getBusinessKey());
            driver.runJobs(started[0]);
            return started[0];
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Map<String, Object> but(Map<String, Object> form, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.remove(name);
        changed.putAll(form(name, value));
        return changed;
    }

    private void refuses(String task, Map<String, Object> form, String... texts) {
        assertThatThrownBy(() -> driver.complete(reference, task, form))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(texts));
    }

    private int mails(String template) {
        return jdbc.sql("select count(*) from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Integer.class).single();
    }

    private String text(String template, String audience) {
        return jdbc.sql("""
                select text from outbox_mail where reference = :reference and template = :template and audience = :audience
                order by created_at desc limit 1""").param("reference", reference).param("template", template)
                .param("audience", audience).query(String.class).single();
    }

    private boolean ended(String end) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .anyMatch(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                        .activityId(end).count() > 0);
    }
}
