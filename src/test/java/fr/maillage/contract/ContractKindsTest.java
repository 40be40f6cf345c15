package fr.maillage.contract;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.GivenContract;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.TaskInHand;

/** Each kind of contract from its draft to its end: who writes, who signs when, what is paid. */
@MaillageTest
class ContractKindsTest {

    private static final String PROCESS = "contract-signature";

    @Autowired
    ProcessDriver driver;

    @Autowired
    GivenDossier given;

    @Autowired
    GivenContract givenContract;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Contracting contracting;

    @Autowired
    ContractData data;

    @Autowired
    ContractTasks contractTasks;

    @Autowired
    ContractMailSource mails;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Documents documents;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    private String reference;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
        jdbc.sql("delete from signature_delegation where ends_on = '2018-12-31'").update();
    }

    @Test
    void aMspIsPaidAnAdvanceOnceItsCompanyExists() {
        open(StructureType.MSP, "2026-03-02", Map.of());
        assertThat(contractKind()).isEqualTo("ACI_MSP");
        assertThat(driver.groupsOf(driver.task(reference, "draftContract"))).containsExactly("cpam-isere");
        DraftContract proposal = contractTasks.proposal(inHand("draftContract"));
        assertThat(proposal.missions()).isEmpty();
        assertThat(proposal.amounts()).extracting(ContractAmount::purpose).containsExactly(AmountPurpose.ACCESS_FIXED,
                AmountPurpose.ACCESS_VARIABLE, AmountPurpose.TEAMWORK_FIXED, AmountPurpose.TEAMWORK_VARIABLE,
                AmountPurpose.INFORMATION_FIXED, AmountPurpose.INFORMATION_VARIABLE);
        assertThat(AmountTotal.of(proposal.amounts()).missing()).as("l’annexe n’a pas été lue").hasSize(6);
        assertThatThrownBy(() -> driver.complete(reference, "draftContract", form("effectiveOn", "2026-04-01",
                "missions", "[{\"mission\":\"ACCESS\"}]", "amounts", "[{\"purpose\":\"ACCESS_FIXED\"}]")))
                .hasMessageContaining("[missions] Un contrat de cette nature n’a pas de missions");
        assertThatThrownBy(() -> driver.complete(reference, "draftContract", form("effectiveOn", "2026-04-01",
                "amounts", "[{\"purpose\":\"OPERATION\"}]")))
                .hasMessageContaining("[amounts[0].purpose] Ce montant n’existe pas");
        givenContract.upToSigning(reference);
        assertThat(printedDraft()).contains("Contrat ACI MSP", "CPAM de l’Isère, qui rédige le projet",
                "Effet prévu le 2 mars 2026, pour 5 ans", "Accès aux soins, part fixe", "Valeur d’un point : 7,00 €",
                "Avance à la signature : 60 %", "au moins 12 000,00 €", "Statuts de la SISA").doesNotContain("Missions");
        signAll("STRUCTURE", "CPAM", "ARS");
        givenContract.register(reference);

        assertThat(contractTasks.due(inHand("payContract")).amount()).isEqualByComparingTo("36000");
        assertThatThrownBy(() -> driver.complete(reference, "payContract", paid("36000")))
                .hasMessageContaining("[contractPayment] Le dossier de paiement est incomplet");
        dossiers.recordLegalExistence(reference,
                new LegalExistence(null, null, null, null, null, "73282932000074", null, true), null);
        assertThatThrownBy(() -> driver.complete(reference, "payContract", paid("36000.01")))
                .hasMessageContaining("[amountSource]");
        driver.complete(reference, "payContract", paid("36000"));
        assertThat(passed()).contains("firstPaymentDue", "announcePayment", "contractInForce");
        assertThat(contracting.get(reference).openedOn()).isEqualTo("2026-03-02");
    }

    @Test
    void anAdvanceIsNotCountedOnAmountsThatNobodyKnows() {
        open(StructureType.MSP, "2026-03-02", Map.of());
        driver.complete(reference, "draftContract", form("effectiveOn", "2026-04-01", "amounts", """
                [{"purpose":"ACCESS_FIXED","amount":60000,"source":"Annexe"},{"purpose":"TEAMWORK_FIXED"}]"""));
        assertThat(contracting.firstPayment(reference)).isEmpty();
        assertThat(contractTasks.due(inHand("payContract")).amount()).isNull();
    }

    @Test
    void theManagingBodyOfACentreSignsWithTheCaisseAlone() {
        open(StructureType.CDS, "2026-03-02", Map.of());
        assertThat(contractKind()).isEqualTo("ACCORD_NATIONAL_CDS");
        givenContract.draft(reference);
        assertThat(driver.tasks(reference, "negotiateContract")).extracting(givenContract::party).containsExactly("STRUCTURE");
        assertThat(printedDraft()).contains("Accord national des centres de santé", "Rémunération spécifique annuelle",
                "règlement de fonctionnement", "pour 5 ans");
        Task negotiation = driver.task(reference, "negotiateContract");
        driver.complete(reference, negotiation, form("agreement", "CHANGES", "deposit", GivenDossier.deposit(),
                "remarks", "[{\"article\":\"Article 1\",\"remark\":\"Préciser\"}]"));
        assertThat(addressees("contractDrafter")).containsExactly(Addressee.group("cpam-isere"));
        givenContract.signed(reference);
        assertThat(passed()).contains("sendChanges", "payContract", "contractInForce");
        assertThat(contracting.get(reference).parties()).containsExactly(Party.STRUCTURE, Party.CPAM);
    }

    @Test
    void aCpomIsWrittenByTheAgencySignedWithTheCouncilRankByRankAndPaysNothingAtOnce() throws Exception {
        open(StructureType.DAC, "2026-03-02", Map.of("departmentSigns", true));
        assertThat(contractKind()).isEqualTo("CPOM_DAC");
        assertThat(driver.groupsOf(driver.task(reference, "draftContract"))).containsExactly("ars-84");
        Task drafting = driver.task(reference, "draftContract");
        assertThatThrownBy(() -> driver.as("claire.cpam38", () -> driver.complete(reference, drafting,
                form("effectiveOn", "2026-04-01", "amounts", "[{\"purpose\":\"GRANT\"}]"))))
                .as("la caisse n’est pas partie").isInstanceOf(AuthorizationException.class);
        assertThat(dossiers.get(reference).participants(ParticipantRole.ASSOCIATE_OTHER)).singleElement()
                .satisfies(council -> assertThat(council.organisation()).isEqualTo("cd-38"));
        givenContract.draft(reference);
        assertThat(driver.tasks(reference, "negotiateContract")).extracting(givenContract::party)
                .containsExactlyInAnyOrder("STRUCTURE", "DEPARTEMENT");
        assertThat(addressees("contractNegotiators")).contains(Addressee.group("cd-38")).doesNotContain(Addressee.group("ars-84"));
        assertThat(printedDraft()).contains("CPOM DAC", "Conseil départemental", "ARS Auvergne-Rhône-Alpes, qui rédige le projet",
                "Les parties signent dans cet ordre", "Financement annuel par l’ARS", "Projet commun").doesNotContain("CPAM", "pour 5 ans");
        givenContract.agreed(reference);

        for (String turn : List.of("STRUCTURE", "DEPARTEMENT", "ARS")) {
            Task task = driver.task(reference, "signContract");
            assertThat(givenContract.party(task)).isEqualTo(turn);
            assertThat(addressees("missingSignatories")).as("seul celui dont c’est le tour").hasSize(turn.equals("STRUCTURE") ? 2 : 1);
            assertThat(addressees("missingSupervisors")).hasSize(1);
            if (turn.equals("DEPARTEMENT")) {
                assertThatThrownBy(() -> driver.complete(reference, task, form("signature", "SIGNED", "signatory",
                        "Présidente du conseil", "capacity", "présidente", "signedOn", "2026-03-02")))
                        .hasMessageContaining("[delegation]");
                assertThat(contractTasks.entitled(inHand("signContract", turn))).isEmpty();
            }
            page("ars-84").andExpect(status().isOk())
                    .andExpect(content().string(containsString("à la signature")))
                    .andExpect(content().string(containsString("une partie après l’autre")));
            givenContract.sign(reference, task);
        }
        page("cd-38").andExpect(content().string(containsString("60 000,00 €")))
                .andExpect(content().string(not(containsString("Attendue"))));
        dossiers.addParticipant(reference, ParticipantRole.ACCOMPANIER, "fed-femasaura", null, "essai");
        page("fed-femasaura").andExpect(content().string(containsString("CPOM")))
                .andExpect(content().string(not(containsString("60 000,00 €"))));
        page("cpam-savoie").andExpect(status().isNotFound());
        assertThat(driver.groupsOf(driver.task(reference, "registerContract"))).containsExactly("ars-84");
        assertThat(contractTasks.dated(inHand("registerContract")).durationYears()).as("se demande à l’agence").isNull();
        givenContract.register(reference);
        assertThat(passed()).contains("nextTurn", "firstPaymentDue", "contractInForce").doesNotContain("payContract");
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void aCpomWithoutTheCouncilHasTwoParties() {
        open(StructureType.DAC, "2026-03-02", Map.of());
        givenContract.signed(reference);
        assertThat(contracting.get(reference).parties()).containsExactly(Party.STRUCTURE, Party.ARS);
        assertThat(contracting.get(reference).rank()).isPresent();
    }

    @Test
    void beforeTheAgreementACptsSignsWithTheAgencyAlone() {
        open(StructureType.CPTS, "2018-09-03", Map.of());
        assertThat(contractKind()).isEqualTo("CONVENTION_ARS");
        assertThat(driver.groupsOf(driver.task(reference, "draftContract"))).containsExactly("ars-84");
        assertThat(contractTasks.proposal(inHand("draftContract")).amounts())
                .containsExactly(new ContractAmount(AmountPurpose.OPERATION, null, null));
        jdbc.sql("insert into signature_delegation (agent, act, starts_on, ends_on)"
                + " values ('sophie.delegation38', 'CONTRACT', '2018-01-01', '2018-12-31')").update();
        givenContract.signed(reference);
        assertThat(passed()).doesNotContain("payContract").contains("contractInForce");
        assertThat(contracting.get(reference).parties()).containsExactly(Party.STRUCTURE, Party.ARS);
    }

    @Test
    void F10_aPartyDoesNotSignAndTheProjectStaysValidated() throws Exception {
        open(StructureType.MSP, "2026-03-02", Map.of());
        givenContract.upToSigning(reference);
        givenContract.sign(reference, task("STRUCTURE"));
        driver.advanceToTimer(reference, "signatureReminder7");
        driver.advanceToTimer(reference, "signatureReminder15");
        driver.advanceToTimer(reference, "signatureLate");
        assertThat(addressees("missingSupervisors")).as("les responsables des parties qui manquent")
                .containsExactly(Addressee.group("supervisors-cpam-isere"), Addressee.group("supervisors-ars-84-38"));
        assertThat(passed()).contains("remindSignatories", "escalateSignature");

        driver.complete(reference, task("CPAM"), form("signature", "REFUSED", "reason", "Pas de soins non programmés"));
        assertThat(driver.openTasks(reference)).containsExactly("decideAfterRefusal");
        page("ars-84-38").andExpect(content().string(containsString("suspendu")))
                .andExpect(content().string(containsString("Pas de soins non programmés")));
        assertThat(driver.groupsOf(driver.task(reference, "decideAfterRefusal"))).containsExactly("ars-84-38");
        driver.complete(reference, "decideAfterRefusal", form("contractOutcome", "WAIVED", "decidedOn", "2026-03-02",
                "reason", "Labellisée sans ACI"));
        assertThat(contracting.get(reference).outcome()).contains(ContractOutcome.WAIVED);
        assertThat(contracting.inForce(reference)).isEmpty();
        assertThat(passed()).contains("announceSuspension", "contractWaived");
    }

    @Test
    void F10_theAgencyThatWroteARefusedCpomDecidesAtItsOwnOffice() {
        open(StructureType.DAC, "2026-03-02", Map.of("departmentSigns", true));
        givenContract.upToSigning(reference);
        givenContract.sign(reference, task("STRUCTURE"));
        driver.complete(reference, task("DEPARTEMENT"), form("signature", "REFUSED", "reason", "Budget non voté"));
        assertThat(driver.groupsOf(driver.task(reference, "decideAfterRefusal"))).containsExactly("ars-84");
        driver.complete(reference, "decideAfterRefusal", form("contractOutcome", "RESUMED", "decidedOn", "2026-03-02",
                "reason", "Nouveau vote"));
        givenContract.signed(reference);
        assertThat(contracting.get(reference).signingRound()).isEqualTo(2);
    }

    @Test
    void aRenewalIsAnotherContractAndLeavesTheDateOfTheFirst() {
        open(StructureType.DAC, "2026-03-02", Map.of());
        givenContract.signed(reference);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2031-01-06T09:00:00Z")));
        start(Map.of("contractPurpose", "RENEWAL"));
        givenContract.draft(reference);
        assertThat(printedDraft()).contains("Projet de renouvellement");
        givenContract.agreed(reference);
        while (driver.openTasks(reference).contains("signContract")) {
            givenContract.sign(reference, driver.task(reference, "signContract"));
        }
        givenContract.register(reference);
        assertThat(contracting.inForce(reference)).map(Contract::purpose).contains(ContractPurpose.RENEWAL);
        assertThat(contracting.get(reference).rank()).isEmpty();
        assertThat(dossiers.get(reference).milestones().contractSignedOn()).isEqualTo("2026-03-02");
    }

    @Test
    void theKindOfEachTypeHasItsDateItsDurationAndItsOrder() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(data.kind(StructureType.MSP, LocalDate.of(2017, 7, 24))).isEqualTo(ContractKind.ACI_MSP);
        assertThatThrownBy(() -> data.kind(StructureType.MSP, LocalDate.of(2017, 7, 23)))
                .hasMessageContaining("Référentiel incomplet");
        assertThat(data.kind(StructureType.CDS, today)).isEqualTo(ContractKind.ACCORD_NATIONAL_CDS);
        assertThat(data.kind(StructureType.DAC, today)).isEqualTo(ContractKind.CPOM_DAC);
        assertThat(data.durationYears(ContractKind.ACI_MSP, today)).contains(5);
        assertThat(data.durationYears(ContractKind.CPOM_DAC, today)).isEmpty();
        assertThat(data.signing(ContractKind.CPOM_DAC, today)).isEqualTo(SigningMode.IN_ORDER);
        assertThat(data.signing(ContractKind.ACI_CPTS, today)).isEqualTo(SigningMode.PARALLEL);
        assertThat(data.maximum(ContractKind.ACI_CPTS, 4, today).orElseThrow().amount()).isEqualByComparingTo("580000");
        assertThat(data.maximum(ContractKind.ACI_CPTS, 1, today)).as("jamais de mémoire").isEmpty();
        assertThat(data.maximum(ContractKind.ACI_CPTS, 1, LocalDate.of(2022, 3, 30)).orElseThrow().amount())
                .isEqualByComparingTo("220000");
    }

    @Test
    void inASourceThatNobodyHasReadTheDraftSaysSo() {
        assertThat(data.advance(ContractKind.ACI_MSP, LocalDate.of(2026, 3, 2)).orElseThrow().source()).endsWith("(à confirmer)");
        assertThat(data.advance(ContractKind.ACI_CPTS, LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(ContractData.cents(new BigDecimal("7"))).isEqualTo(new BigDecimal("7.00"));
    }

    private void open(StructureType type, String day, Map<String, Object> variables) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(day + "T08:00:00Z")));
        reference = given.declared(type, VOIRONNAIS, false);
        start(variables);
    }

    private void start(Map<String, Object> variables) {
        Map<String, Object> handedIn = new HashMap<>(dossiers.card(reference));
        handedIn.putAll(variables);
        runtime.startProcessInstanceByKey(PROCESS, reference, handedIn);
        driver.runJobs(reference);
    }

    private void signAll(String... expected) {
        assertThat(driver.tasks(reference, "signContract")).extracting(givenContract::party).containsExactlyInAnyOrder(expected);
        driver.tasks(reference, "signContract").forEach(task -> givenContract.sign(reference, task));
    }

    private Task task(String party) {
        return driver.tasks(reference, "signContract").stream()
                .filter(task -> givenContract.party(task).equals(party))
                .findFirst().orElseThrow();
    }

    private Object contractKind() {
        return driver.variable(driver.task(reference, "draftContract"), "contractKind");
    }

    private static Map<String, Object> paid(String amount) {
        return form("contractPayment", "PAID", "amount", amount, "paidOn", "2026-03-02");
    }

    private List<Addressee> addressees(String audience) {
        return mails.addressees(audience, new Moment(reference, "contract-draft", name -> null)).orElseThrow();
    }

    private ResultActions page(String group) throws Exception {
        MaillageUser user = new MaillageUser("essai", "Essai", Set.of(group, "role-case-handler"), List.of());
        return MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build()
                .perform(get("/dossiers/" + reference + "/contrat")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()))));
    }

    private TaskInHand inHand(String task, String... party) {
        return new TaskInHand(reference, null, PROCESS, task, null, ClockUtil.getCurrentTime().toInstant(),
                name -> party.length == 0 ? null : party[0]);
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                        .finished().list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    /** The latest version as text, spaces made plain. */
    private String printedDraft() {
        UUID document = contracting.get(reference).draftDocument().orElseThrow();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.copy(document, documents.find(document).orElseThrow().version(), pdf);
        try (PDDocument read = Loader.loadPDF(pdf.toByteArray())) {
            return new PDFTextStripper().getText(read).replaceAll("[\\s\u00a0\u202f]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
