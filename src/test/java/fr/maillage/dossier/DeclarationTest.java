package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.maillage.MaillageTest;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MaillageTest
class DeclarationTest {

    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    Dossiers dossiers;
    @Autowired
    TaskRecords records;
    @Autowired
    Journal journal;
    @Autowired
    Actors actors;

    @Test
    void theVoironnaisIsDeclaredOnRealCommunes() {
        ProcessInstance instance = start(DeclaredProject.voironnais());

        Dossier dossier = dossiers.get(instance.getBusinessKey());
        assertThat(dossier.reference()).matches("\\d{4}-38-\\d{4}");
        assertThat(dossier.population()).isEqualTo(53_088);
        assertThat(dossier.sizeClass()).isEqualTo(2);
        assertThat(dossier.territoryText()).isEqualTo("8 communes, Voiron");
        assertThat(dossier.participants(ParticipantRole.PILOT_DELEGATION)).extracting(Participant::organisation)
                .containsExactly("ars-84-38");
        assertThat(dossier.participants(ParticipantRole.CPAM)).extracting(Participant::organisation)
                .containsExactly("cpam-isere");
        assertThat(dossier.team()).extracting(TeamMember::name).containsExactly("Nadia Perrin", "Luc Fictif");
        assertThat(runtime.getVariable(instance.getId(), "structureName")).isEqualTo("CPTS du Voironnais (fictive)");
        assertThat(actors.pilotPair(dossier.reference())).isEqualTo("ars-84-38,cpam-isere");
    }

    @Test
    void laReunionHasItsGeneralFundOnce() {
        Dossier dossier = dossiers.get(start(DeclaredProject.grandSud()).getBusinessKey());

        assertThat(dossier.reference()).contains("-974-");
        assertThat(dossier.participants(ParticipantRole.CPAM)).extracting(Participant::organisation)
                .isEqualTo(dossier.participants(ParticipantRole.MSA).stream().map(Participant::organisation).toList());
    }

    @Test
    void expressionsAndHtmlAreKeptAsTheyWereTyped() {
        Map<String, Object> values = DeclaredProject.voironnais();
        values.put("structureName", "${7*7} <b>CPTS</b>");
        values.put("motives", "#{runtimeService}\n<script>alert(1)</script>");

        ProcessInstance instance = start(values);
        assertThat(dossiers.get(instance.getBusinessKey()).name()).isEqualTo("${7*7} <b>CPTS</b>");
        assertThat(runtime.getVariable(instance.getId(), "structureName")).isEqualTo("${7*7} <b>CPTS</b>");
        assertThat(records.list(instance.getBusinessKey()).get(0).content().path("motives").asText())
                .isEqualTo("#{runtimeService}\n<script>alert(1)</script>");
    }

    @Test
    void aSecondClickFindsTheFirstDossier() {
        Map<String, Object> values = DeclaredProject.voironnais();
        String reference = start(values).getBusinessKey();

        assertThatThrownBy(() -> start(values)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("[declarationId]").hasMessageContaining(reference);
    }

    @Test
    void twoClicksInTheSameInstantOpenOneDossier() throws Exception {
        Map<String, Object> values = DeclaredProject.voironnais();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> clicks = List.of(threads.submit(() -> opened(values)), threads.submit(() -> opened(values)));
            assertThat(List.of(clicks.get(0).get(), clicks.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        refuses("communes", "[{\"commune\":\"99999\"}]", "[communes[0].commune]");
        refuses("communes", "[{\"commune\":\"38563\"},{\"commune\":\"38563\"}]", "[communes");
        refuses("communes", "[]", "[communes]");
        refuses("team", "[]", "[team]");
        refuses("seatCommune", "69123", "[seatCommune]");
        refuses("structureName", "Deux\nlignes", "[structureName]");
        refuses("lead", DeclaredProject.lead("10003456781", "claire@exemple.fr"), "[lead.rpps]");
        refuses("lead", DeclaredProject.lead("10003456786", "pas une adresse"), "[lead.email]");
        refuses("reference", "2026-38-0001", "[reference]");
    }

    private void refuses(String field, Object value, String said) {
        long before = runtime.createProcessInstanceQuery().count();
        Map<String, Object> values = DeclaredProject.voironnais();
        values.put(field, value);
        assertThatThrownBy(() -> start(values)).isInstanceOf(FormFieldValidationException.class).hasMessageContaining(said);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    private boolean opened(Map<String, Object> values) {
        try {
            start(values);
            return true;
        } catch (FormFieldValidationException e) {
            return false;
        }
    }

    private ProcessInstance start(Map<String, Object> values) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("cpts-creation").latestVersion()
                .singleResult().getId();
        return forms.submitStartForm(definition, values);
    }
}
