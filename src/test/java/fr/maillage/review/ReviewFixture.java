package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.GivenDossier;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MemberKind;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.dossier.TeamMember;
import fr.maillage.workflow.ParisTime;

/** Fictitious dossiers on real communes whose letter or project is filed, and the forms that walk their review. */
@Component
class ReviewFixture {

    static final String SIGNATORY = "signataire.delegation.essai";
    static final String CPAM_SIGNATORY = "signataire.cpam.essai";
    static final String ARS_SIGNATORY = "signataire.siege.essai";

    private final GivenDossier given;
    private final Directory directory;
    private final DirectoryEditing editing;
    private final Dossiers dossiers;
    private final Documents documents;
    private final RequiredPieces required;
    private final ProcessDriver driver;
    private final FormService forms;
    private final HistoryService history;
    private final IdentityService identity;
    private final JdbcClient jdbc;

    ReviewFixture(GivenDossier given, Directory directory, DirectoryEditing editing, Dossiers dossiers,
                  Documents documents, RequiredPieces required, ProcessDriver driver,
                  FormService forms, HistoryService history, IdentityService identity, JdbcClient jdbc) {
        this.given = given;
        this.directory = directory;
        this.editing = editing;
        this.dossiers = dossiers;
        this.documents = documents;
        this.required = required;
        this.driver = driver;
        this.forms = forms;
        this.history = history;
        this.identity = identity;
        this.jdbc = jdbc;
    }

    /** Three people who sign: at the delegation of Isère, at its CPAM and at the regional agency. */
    void signatories() {
        signatory(SIGNATORY, "ars-84-38", "SIGNATORY");
        signatory(CPAM_SIGNATORY, "cpam-isere", "SIGNATORY");
        signatory(ARS_SIGNATORY, "ars-84", "SIGNATORY");
    }

    /** Somebody who handles dossiers at that organisation, known to the engine. */
    String handler(String user, String organisation) {
        if (directory.findAgent(user).isEmpty()) {
            editing.saveAgents(List.of(new Agent(user, null, "Agente", "d’essai", "chargée de dossier",
                    user + "@exemple.fr", null, null, organisation, Set.of(Function.HANDLER), Set.of(), Set.of(), null,
                    null, null, Set.of(), Set.of())));
        }
        return user;
    }

    private void signatory(String user, String organisation, String function) {
        jdbc.sql("""
                        insert into agent (id, version, given_name, family_name, title, email, organisation, functions,
                                           sector_communes, sector_epcis)
                        values (:user, 1, 'Signataire', :user, 'directrice', :user || '@exemple.fr', :organisation,
                                array[:function], array[]::text[], array[]::text[])
                        on conflict do nothing""")
                .param("user", user).param("organisation", organisation).param("function", function).update();
        jdbc.sql("delete from signature_delegation where agent = :user").param("user", user).update();
        for (String act : List.of("INTENTION_LETTER", "HEALTH_PROJECT")) {
            jdbc.sql("insert into signature_delegation (agent, act, starts_on) values (:user, :act, '2020-01-01')")
                    .param("user", user).param("act", act).update();
        }
    }

    /** A dossier on communes around Voiron. */
    String voironnais() {
        return dossier("38563", "38133", "38239");
    }

    /** A dossier of that type around Voiron; a MSP has two general practitioners and a nurse. */
    String of(StructureType type) {
        String reference = given.declared(type, new String[] {"38563", "38133"}, false);
        if (type == StructureType.MSP) {
            team(reference, Profession.GENERAL_PRACTITIONER, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        }
        return reference;
    }

    /** Replaces the team. */
    void team(String reference, Profession... professions) {
        List<TeamMember> team = Stream.of(professions)
                .map(profession -> new TeamMember(null, MemberKind.PROFESSIONAL, null, "Membre", "Fictif", profession,
                        null, null, null, "membre@exemple.fr", null, null, null))
                .toList();
        dossiers.changeTeam(reference, dossiers.get(reference).version(), team, null);
        driver.runJobs(reference);
    }

    /** The first commune is the seat. */
    String dossier(String... communes) {
        return given.declared(communes);
    }

    /** Starts the called process as the path would. */
    ProcessInstance start(String process, String reference) {
        ProcessInstance started = given.start(process, reference);
        driver.runJobs(reference);
        return started;
    }

    String document(String reference) {
        return given.document(reference, DocumentKind.OTHER);
    }

    /** The pieces of a filing as the form sends them: all there, except these. */
    String pieces(String reference, String... missing) {
        return required.list(reference, "FILING").stream()
                .map(piece -> "{\"piece\":\"%s\",\"state\":\"%s\"}".formatted(piece.code(),
                        List.of(missing).contains(piece.code()) ? "MISSING" : "PRESENT"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Files the project of a running review. */
    void file(String reference, LocalDate receivedOn) {
        complete(reference, "fileProject", "deposit", deposit(receivedOn), "version", "version 1",
                "documents", "[\"%s\"]".formatted(document(reference)));
    }

    void complete(String reference) {
        complete(reference, "checkCompleteness", "completeness", "COMPLETE", "pieces", pieces(reference));
    }

    void decide(String reference, LocalDate signedOn, Object... decision) {
        complete(reference, "prepareDecision", with(decision, "internalNote", "Note d’essai."));
        complete(reference, "signDecision", "signature", "SIGNED", "signedOn", signedOn, "delegation", SIGNATORY);
    }

    void object(String reference, LocalDate signedOn) {
        decide(reference, signedOn, "decision", "OBJECT", "legalGround", "TERRITORY",
                "reasons", "Le territoire coupe un bassin de vie.\nIl recouvre celui d’une autre communauté.");
    }

    void give(String reference, String group, String opinion) {
        completeOf(reference, "giveOpinion", group, "opinion", opinion, "text", "Avis d’essai.");
    }

    private static Object[] with(Object[] namesAndValues, Object... more) {
        return Stream.concat(Stream.of(namesAndValues), Stream.of(more)).toArray();
    }

    static String deposit(LocalDate receivedOn) {
        return """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"%s"}""".formatted(receivedOn);
    }

    static Map<String, Object> form(Object... namesAndValues) {
        Map<String, Object> form = GivenDossier.form(namesAndValues);
        form.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
        return form;
    }

    void complete(String reference, String task, Object... namesAndValues) {
        driver.complete(reference, task, form(namesAndValues));
    }

    void completeOf(String reference, String task, String group, Object... namesAndValues) {
        Task open = driver.taskOf(reference, task, group);
        assertThat(open).as("%s of %s, among %s", task, group, driver.openTasks(reference)).isNotNull();
        driver.complete(reference, open, form(namesAndValues));
    }

    /** Refused at that field with those words, and the task stays. */
    void refused(String reference, String task, String field, String words, Object... namesAndValues) {
        refused(reference, driver.task(reference, task), field, words, namesAndValues);
    }

    void refused(String reference, Task open, String field, String words, Object... namesAndValues) {
        assertThatThrownBy(() -> forms.submitTaskForm(open.getId(), form(namesAndValues)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("[" + field + "]").hasMessageContaining(words);
        assertThat(driver.openTasks(reference)).contains(open.getTaskDefinitionKey());
    }

    void today(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }

    /** The end events of the process's last finished instance. */
    List<String> endsOf(String process, String reference) {
        String instance = history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(reference).finished().orderByProcessInstanceStartTime().desc()
                .listPage(0, 1).get(0).getId();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityType("noneEndEvent")
                .list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    /** Submits the task as a person of that group, then executes what follows. */
    void completeAs(String user, String group, String reference, String task, Object... namesAndValues) {
        String id = driver.task(reference, task).getId();
        identity.setAuthentication(user, List.of(group, "role-case-handler"));
        try {
            forms.submitTaskForm(id, form(namesAndValues));
        } finally {
            identity.clearAuthentication();
        }
        driver.runJobs(reference);
    }

    /** First argument of each journal entry of that event. */
    List<String> journal(String reference, String event) {
        return jdbc.sql("select arguments ->> 0 from journal_entry where reference = :reference and event = :event order by id")
                .param("reference", reference).param("event", event).query(String.class).list();
    }

    /** To whom that mail was written. */
    List<String> audiences(String reference, String template) {
        return jdbc.sql("select audience from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(String.class).list();
    }

    /** What the last letter of that template says. */
    String letter(String reference, String template) {
        UUID document = jdbc.sql("""
                        select document_id from letter where reference = :reference and template = :template
                         order by id desc limit 1""")
                .param("reference", reference).param("template", template).query(UUID.class).single();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.copy(document, 1, pdf);
        try (PDDocument read = Loader.loadPDF(pdf.toByteArray())) {
            return new PDFTextStripper().getText(read).replaceAll("[\\s\u00a0]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object variable(String process, String reference, String name) {
        return variable(history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(reference).orderByProcessInstanceStartTime().desc().listPage(0, 1).get(0).getId(),
                name);
    }

    /** As it is, or as it was when the instance ended. */
    Object variable(ProcessInstance instance, String name) {
        return variable(instance.getId(), name);
    }

    private Object variable(String instance, String name) {
        var variable = history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name)
                .singleResult();
        return variable == null ? null : variable.getValue();
    }
}
