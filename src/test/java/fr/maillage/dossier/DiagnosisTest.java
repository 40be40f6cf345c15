package fr.maillage.dossier;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
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

@MaillageTest
@Tag("released")
class DiagnosisTest {

    private static final Map<String, Object> CONFIRMED = form("portraitCheck", "CONFIRMED");
    private static final Map<String, Object> COMPLETE = form("diagnosisOutcome", "COMPLETE",
            "workforce", "[{\"profession\":\"NURSE\",\"count\":61,\"aged60\":9}]", "flows", "Vers Grenoble.");

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    RuntimeService runtime;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Portraits portraits;

    String reference;

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @AfterEach
    void resetClock() {
        dossiers.enter(reference, Stage.ABANDONED);
        ClockUtil.reset();
    }

    @Test
    void theAccompanierAndTheMedicalAdviserLookAtThePortrait() {
        start(true);
        assertThat(portraits.latest(reference)).get().satisfies(portrait -> {
            assertThat(portrait.population()).isEqualTo(53_088);
            assertThat(portrait.places()).hasSize(8);
        });
        driver.complete(reference, "checkPortrait", CONFIRMED);
        assertThat(driver.openTasks(reference)).containsExactly("completeDiagnosis", "giveMedicalView");

        assertThatThrownBy(() -> driver.complete(reference, "giveMedicalView",
                form("viewGiven", "GIVEN", "attendsMeetings", true)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[observations]");
        driver.complete(reference, "giveMedicalView",
                form("viewGiven", "GIVEN", "observations", "Offre fragile.", "attendsMeetings", true));
        driver.complete(reference, "completeDiagnosis", COMPLETE);
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void aCorrectedPortraitIsCompiledAgain() {
        start(false);
        assertThatThrownBy(() -> driver.complete(reference, "checkPortrait", form("portraitCheck", "CORRECTED")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[corrections]");
        driver.complete(reference, "checkPortrait", form("portraitCheck", "CORRECTED",
                "communes", "[{\"commune\":\"38563\"},{\"commune\":\"38133\"}]"));

        assertThat(portraits.latest(reference)).get().satisfies(portrait -> assertThat(portrait.places()).hasSize(2));
        assertThat(dossiers.get(reference).territoryText()).isEqualTo("2 communes, Voiron");
        driver.complete(reference, "checkPortrait", CONFIRMED);
        driver.complete(reference, "completeDiagnosis", COMPLETE);
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void anAgreementOnThePerimeterIsApplied() {
        String neighbour = given.declared(new String[] {"38563"});
        start(false);
        assertThat(dossiers.overlapsOf(reference)).extracting(overlap -> overlap.owner()).contains(neighbour);
        driver.complete(reference, "checkPortrait", CONFIRMED);
        assertThatThrownBy(() -> driver.complete(reference, "completeDiagnosis",
                form("diagnosisOutcome", "PERIMETER_TO_DISCUSS")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[perimeterQuestion]");
        driver.complete(reference, "completeDiagnosis",
                form("diagnosisOutcome", "PERIMETER_TO_DISCUSS", "perimeterQuestion", "Voiron est revendiquée deux fois."));

        Map<String, Object> agreement = concertation("AGREEMENT");
        assertThatThrownBy(() -> driver.complete(reference, "organiseConcertation", agreement))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[communes]");
        agreement.put("communes", "[{\"commune\":\"38133\"},{\"commune\":\"38239\"}]");
        driver.complete(reference, "organiseConcertation", agreement);

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(dossiers.get(reference).territoryText()).isEqualTo("2 communes, Moirans");
        assertThat(dossiers.get(reference).seatCommune()).as("Voiron n’en fait plus partie").isEmpty();
        assertThat(dossiers.overlapsOf(reference)).extracting(overlap -> overlap.owner()).doesNotContain(neighbour);
        dossiers.enter(neighbour, Stage.ABANDONED);
    }

    @Test
    void aDisagreementIsArbitratedByTheAgency() {
        start(false);
        driver.complete(reference, "checkPortrait", CONFIRMED);
        driver.complete(reference, "completeDiagnosis",
                form("diagnosisOutcome", "PERIMETER_TO_DISCUSS", "perimeterQuestion", "Moirans ?"));
        driver.complete(reference, "organiseConcertation", concertation("DISAGREEMENT"));

        assertThat(driver.groupsOf(driver.task(reference, "arbitratePerimeter"))).containsExactly("ars-84");
        driver.complete(reference, "arbitratePerimeter", form("communes", "[{\"commune\":\"38563\"}]",
                "grounds", "Continuité du bassin de vie.", "decidedOn", "2026-03-02"));
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(dossiers.get(reference).territoryText()).isEqualTo("Voiron");
    }

    private static Map<String, Object> concertation(String outcome) {
        return form("concertationOutcome", outcome, "heldOn", "2026-03-01", "leadsConcerned", "Les deux porteuses",
                "proposal", "SHARE", "report", "Réunion tenue en mairie.");
    }

    private void start(boolean msaSupport) {
        reference = given.declared(VOIRONNAIS);
        Map<String, Object> variables = new HashMap<>(dossiers.card(reference));
        variables.put("msaSupport", msaSupport);
        runtime.startProcessInstanceByKey("territorial-diagnosis", reference, variables);
        driver.runJobs(reference);
    }
}
