package fr.maillage.contract;

import static fr.maillage.ProcessDriver.assertThatProcess;
import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.TaskInHand;

@MaillageTest
@Tag("released")
class ContractSignatureTest {

    private static final String PROCESS = "contract-signature";
    private static final LegalExistence EXISTENCE =
            new LegalExistence("W381000001", null, null, null, null, "73282932000074", "38563", true);

    @Autowired
    ProcessDriver driver;

    @Autowired
    GivenDossier given;

    @Autowired
    Contracting contracting;

    @Autowired
    ContractData data;

    @Autowired
    ContractTasks contractTasks;

    @Autowired
    LabellingTasks labelling;

    @Autowired
    ContractMailSource mails;

    @Autowired
    StructureRegister register;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Documents documents;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    private String reference;

    @BeforeEach
    void start() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
        ProcessInstance started = given.start(PROCESS, reference);
        driver.runJobs(reference);
        assertThatProcess(started).isWaitingAt("draftContract");
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void allSignAndTheContractHasTheDateOfTheLastSignature() {
        assertThat(variable("contractKind")).isEqualTo("ACI_CPTS");
        DraftContract proposal = contractTasks.proposal(inHand(null));
        assertThat(proposal.missions()).extracting(ContractMission::mission)
                .containsExactly(Mission.ACCESS, Mission.PATHWAYS, Mission.PREVENTION, Mission.CRISIS);
        assertThat(proposal.amounts().get(0)).extracting(ContractAmount::purpose, ContractAmount::amount)
                .containsExactly(AmountPurpose.OPERATION, new BigDecimal("60000.00"));
        assertThat(AmountTotal.of(proposal.amounts()).missing()).hasSize(8).doesNotContain(AmountPurpose.OPERATION);

        assertThat(driver.groupsOf(driver.task(reference, "draftContract"))).containsExactly("cpam-isere");
        draft();
        assertThat(facts("contract-draft").get("contractAmounts")).asList()
                .contains("Accès aux soins, part fixe : montant à compléter")
                .anyMatch(line -> line.toString().startsWith("Fonctionnement annuel : 60"));
        assertThat(printedDraft()).contains("CPAM de l’Isère", "53 088 habitants, taille 2", "Voiron, Coublevie",
                "Effet prévu le 1er avril 2026, pour 5 ans", "60 000,00 €", "montant à compléter", "Montants à compléter : 1");
        agree();
        deliberate("APPROVED");

        assertThat(mails.addressees("missingSignatories", moment("contract-signature-reminder")).orElseThrow())
                .contains(Addressee.group("cpam-isere-signatories"), Addressee.group("ars-84-38-signatories"))
                .anyMatch(addressee -> addressee.email() != null);
        sign("STRUCTURE", "Claire Exemple", "2026-03-01", null, deposit());
        sign("ARS", "sophie.delegation38", "2026-03-02", "Arrêté fictif", null);
        assertThat(facts("contract-signature-reminder").get("contractMissing")).asList()
                .containsExactly("L’Assurance maladie");
        sign("CPAM", "simon lacroix", "2026-02-27", "Décision fictive", null);

        Contract contract = contracting.get(reference);
        assertThat(contract.signedOn()).contains(LocalDate.of(2026, 3, 2));
        assertThat(contract.missions()).first().extracting(ContractMission::startDue, ContractMission::deploymentDue)
                .containsExactly(LocalDate.of(2026, 9, 2), LocalDate.of(2027, 9, 2));
        assertThat(contract.rank()).isPresent();
        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.frozenSize()).contains(new FrozenSize(53_088, 2));
        assertThat(dossier.milestones().contractSignedOn()).isEqualTo("2026-03-02");

        registerContract();
        assertThat(driver.groupsOf(driver.task(reference, "payContract"))).containsExactly("cpam-isere-payment");
        Map<String, Object> paid = form("contractPayment", "PAID", "amount", "60000", "paidOn", "2026-03-02");
        assertThatThrownBy(() -> driver.complete(reference, "payContract", paid)).hasMessageContaining("[contractPayment]");
        driver.complete(reference, "payContract", form("contractPayment", "BLOCKED", "blockingReason", "RIB attendu"));
        assertThat(facts("contract-payment")).containsEntry("blockingReason", "RIB attendu");
        dossiers.recordLegalExistence(reference, EXISTENCE, null);
        assertThatThrownBy(() -> driver.complete(reference, "payContract",
                form("contractPayment", "PAID", "amount", "50000", "paidOn", "2026-03-02"))).hasMessageContaining("[amountSource]");
        driver.complete(reference, "payContract", paid);

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(variable("contractOutcome")).isEqualTo("SIGNED");
        assertThat(facts("contract-payment")).containsEntry("contractAmount", new BigDecimal("60000.00"))
                .containsEntry("contractPaidOn", LocalDate.of(2026, 3, 2)).doesNotContainKey("blockingReason");
        assertThat(passed()).contains("announceContract", "announcePayment", "contractInForce");
    }

    @Test
    void theDraftComesBackUntilEverybodyAgrees() {
        draft();
        driver.complete(reference, partyTask("negotiateContract", "STRUCTURE"), form("agreement", "AGREED", "deposit", deposit()));
        driver.complete(reference, partyTask("negotiateContract", "ARS"), form("agreement", "CHANGES",
                "remarks", "[{\"article\":\"Article 3\",\"remark\":\"Préciser l’indicateur\"}]"));

        assertThat(passed()).contains("sendChanges");
        assertThat(facts("contract-changes").get("contractChanges")).asList()
                .containsExactly("Article 3 : Préciser l’indicateur");
        assertThat(contractTasks.proposal(inHand(null)).effectiveOn()).as("le projet précédent").isEqualTo("2026-04-01");
        draft();
        agree();
        deliberate("REJECTED");
        assertThat(facts("contract-changes").get("contractChanges")).asList().containsExactly("Clause de sortie à revoir");
        draft();
        agree();
        deliberate("APPROVED");
        assertThat(driver.openTasks(reference)).containsExactly("signContract");
        assertThat(contracting.get(reference).draft()).isEqualTo(3);
        assertThat(documents.versions(contracting.get(reference).draftDocument().orElseThrow())).hasSize(3);
    }

    @Test
    void aRequestedChangeMakesEarlierSignaturesVoid() {
        upToSigning();
        sign("CPAM", "Simon Lacroix", "2026-03-02", "Décision fictive", null);
        driver.complete(reference, partyTask("signContract", "ARS"),
                form("signature", "CHANGE_REQUESTED", "reason", "Annexe manquante"));

        assertThat(driver.openTasks(reference)).as("la structure n’a plus à signer").containsExactly("draftContract");
        assertThat(facts("contract-changes").get("contractChanges")).asList()
                .contains("L’agence régionale de santé : Annexe manquante");
        upToSigning();
        assertThat(contracting.signatures(contracting.get(reference))).isEmpty();
        assertThat(contracting.missing(contracting.get(reference)))
                .containsExactly(Party.STRUCTURE, Party.CPAM, Party.ARS);
        assertThat(contracting.get(reference).signingRound()).isEqualTo(2);
    }

    @Test
    void aRefusalSuspendsTheContractUntilADatedDecision() {
        upToSigning();
        refuse();
        assertThat(facts("contract-suspended")).containsEntry("suspensionReason", "Statuts non conformes");
        assertThat(driver.groupsOf(driver.task(reference, "decideAfterRefusal"))).containsExactly("ars-84-38");
        decide("RESUMED");
        upToSigning();
        refuse();
        decide("WAIVED");

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(variable("contractOutcome")).isEqualTo("WAIVED");
        assertThat(contracting.get(reference).outcome()).contains(ContractOutcome.WAIVED);
        assertThat(passed()).contains("announceSuspension", "contractWaived");
        assertThat(contracting.open(reference, ContractPurpose.FIRST).outcome()).as("un autre contrat peut s’ouvrir").isEmpty();
    }

    @Test
    void theProjectMayBeAbandonedAtTheContract() {
        upToSigning();
        refuse();
        decide("ABANDONED");
        assertThat(passed()).contains("projectAbandoned");
        assertThat(contracting.get(reference).outcome()).contains(ContractOutcome.ABANDONED);
    }

    @Test
    void missingSignaturesAreRemindedTwiceThenEscalated() {
        upToSigning();
        driver.advanceToTimer(reference, "signatureReminder7");
        driver.advanceToTimer(reference, "signatureReminder15");
        driver.advanceToTimer(reference, "signatureLate");

        assertThat(passed()).contains("signatureReminder7", "signatureReminder15", "remindSignatories", "signatureLate",
                "escalateSignature", "signatureEscalated");
        assertThat(driver.openTasks(reference)).containsExactly("signContract");
    }

    @Test
    void anAdministrationSignsWithADelegationOfThatDay() {
        upToSigning();
        Task cpam = partyTask("signContract", "CPAM");
        assertThat(driver.groupsOf(cpam)).containsExactly("cpam-isere-signatories");
        assertThatThrownBy(() -> sign("CPAM", "Paula Meunier", "2026-03-02", "Décision fictive", null))
                .hasMessageContaining("[signatory] Paula Meunier n’a pas de délégation");
        assertThatThrownBy(() -> sign("CPAM", "Personne Inconnue", "2026-03-02", "Décision fictive", null))
                .hasMessageContaining("[signatory]");
        assertThatThrownBy(() -> sign("CPAM", "Simon Lacroix", "2026-03-02", null, null)).hasMessageContaining("[delegation]");
        assertThatThrownBy(() -> sign("STRUCTURE", "Claire Exemple", "2026-03-02", null, null)).hasMessageContaining("[deposit]");
        assertThatThrownBy(() -> driver.complete(reference, cpam, form("signature", "REFUSED"))).hasMessageContaining("[reason]");
        assertThat(contractTasks.entitled(inHand(null, "CPAM")).get("signatory"))
                .containsExactly(new FieldOption("Simon Lacroix", "Simon Lacroix"));
        assertThat(contractTasks.entitled(inHand(null, "STRUCTURE"))).isEmpty();
        assertThat(contractTasks.prepared(inHand("simon.cpam38", "CPAM")).signatory()).isEqualTo("Simon Lacroix");
        assertThat(contractTasks.prepared(inHand("claire.cpam38", "CPAM")).signatory()).isNull();
    }

    @Test
    void aDraftWithoutACoreMissionOrASourceOrWithAZeroIsRefused() {
        String missions = missions();
        assertThatThrownBy(() -> driver.complete(reference, "draftContract", form("effectiveOn", "2026-04-01",
                "missions", "[{\"mission\":\"ACCESS\"}]", "amounts", "[{\"purpose\":\"OPERATION\"}]")))
                .hasMessageContaining("[missions] Le contrat doit couvrir");
        for (Map.Entry<String, String> wrong : Map.of(
                "[{\"purpose\":\"OPERATION\",\"amount\":0,\"source\":\"ACI\"}]", "[amounts[0].amount]",
                "[{\"purpose\":\"OPERATION\",\"amount\":60000}]", "[amounts[0].source]",
                "[{\"purpose\":\"OPERATION\",\"amount\":1.001,\"source\":\"ACI\"}]", "[amounts[0].amount]",
                "[{\"purpose\":\"OPERATION\"},{\"purpose\":\"OPERATION\"}]", "[amounts[1].purpose]").entrySet()) {
            assertThatThrownBy(() -> driver.complete(reference, "draftContract",
                    form("effectiveOn", "2026-04-01", "missions", missions, "amounts", wrong.getKey())))
                    .as(wrong.getKey()).hasMessageContaining(wrong.getValue());
        }
    }

    @Test
    void theSignedContractIsAPdfOfThatDate() {
        upToSigning();
        signAll();
        String file = given.document(reference, DocumentKind.CONTRACT);
        assertThatThrownBy(() -> driver.complete(reference, "registerContract", form("signedFile", file,
                "lastSignatureOn", "2026-03-01", "effectiveOn", "2026-04-01", "durationYears", 5L)))
                .hasMessageContaining("[lastSignatureOn]");
        assertThatThrownBy(() -> driver.complete(reference, "registerContract", form("signedFile", "inconnu",
                "lastSignatureOn", "2026-03-02", "effectiveOn", "2026-04-01", "durationYears", 5L)))
                .hasMessageContaining("[signedFile]");
        assertThat(contractTasks.dated(inHand(null))).extracting(RegisterContract::lastSignatureOn,
                RegisterContract::durationYears).containsExactly(LocalDate.of(2026, 3, 2), 5);
    }

    @Test
    void theKindOfContractAndItsMissionsDependOnTheDate() {
        assertThat(data.kind(StructureType.CPTS, LocalDate.of(2019, 8, 24))).isEqualTo(ContractKind.CONVENTION_ARS);
        assertThat(data.kind(StructureType.CPTS, LocalDate.of(2019, 8, 25))).isEqualTo(ContractKind.ACI_CPTS);
        assertThat(data.missions(ContractKind.ACI_CPTS, LocalDate.of(2022, 3, 30))).doesNotContain(Mission.CRISIS);
        assertThat(data.missions(ContractKind.ACI_CPTS, LocalDate.of(2022, 3, 31))).contains(Mission.CRISIS);
        assertThat(data.missions(ContractKind.CONVENTION_ARS, LocalDate.of(2018, 6, 26))).isEmpty();
        assertThat(data.durationYears(ContractKind.CONVENTION_ARS, LocalDate.of(2018, 6, 26))).as("se demande").isEmpty();
        assertThat(data.amounts(ContractKind.ACI_CPTS, null, List.of(), LocalDate.of(2026, 3, 2))).as("taille inconnue")
                .containsExactly(new ContractAmount(AmountPurpose.OPERATION, null, null));
    }

    @Test
    void theNextContractOfTheDepartementHasTheNextRank() {
        upToSigning();
        signAll();
        int first = contracting.get(reference).rank().orElseThrow();
        reference = given.declared(VOIRONNAIS);
        given.start(PROCESS, reference);
        driver.runJobs(reference);
        upToSigning();
        signAll();
        assertThat(contracting.get(reference).rank()).contains(first + 1);
    }

    @Test
    void theStructureEntersTheRegisterOnceWithItsNumbersAndDates() {
        upToSigning();
        signAll();
        assertThatThrownBy(() -> labelling.recordFiness(new RecordFiness("380000018", "380000018",
                LocalDate.of(2026, 3, 2)), inHand(null))).hasMessageContaining("establishment");
        labelling.recordFiness(new RecordFiness("380000018", "380000026", LocalDate.of(2026, 3, 2)), inHand(null));
        register.enter(reference);
        register.enter(reference);

        assertThat(jdbc.sql("select type, population, size_class, finess_establishment, contract_signed_on, opened_on"
                        + " from structure where dossier = ?").param(reference).query().listOfRows())
                .singleElement().satisfies(row -> assertThat(row.values()).extracting(String::valueOf)
                        .containsExactly("CPTS", "53088", "2", "380000026", "2026-03-02", "2026-03-02"));
        assertThat(jdbc.sql("select count(*) from structure_part p join structure s on s.id = p.structure where s.dossier = ?")
                .param(reference).query(Integer.class).single()).isEqualTo(8);
        String other = given.declared(VOIRONNAIS);
        assertThat(register.isTaken("380000026", other)).isTrue();
        assertThat(register.isTaken("380000026", reference)).isFalse();
    }

    private void draft() {
        driver.complete(reference, "draftContract", form("effectiveOn", "2026-04-01", "missions", missions(), "amounts", """
                [{"purpose":"OPERATION","amount":60000,"source":"ACI CPTS"},{"purpose":"ACCESS_FIXED"}]""",
                "indicators", "Part de patients sans médecin traitant"));
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

    private static String missions() {
        return "[{\"mission\":\"ACCESS\"},{\"mission\":\"PATHWAYS\"},{\"mission\":\"PREVENTION\"},{\"mission\":\"CRISIS\"}]";
    }

    private void agree() {
        assertThatThrownBy(() -> driver.complete(reference, partyTask("negotiateContract", "STRUCTURE"),
                form("agreement", "AGREED"))).hasMessageContaining("[deposit]");
        driver.complete(reference, partyTask("negotiateContract", "STRUCTURE"), form("agreement", "AGREED", "deposit", deposit()));
        driver.complete(reference, partyTask("negotiateContract", "ARS"), form("agreement", "AGREED"));
    }

    private void deliberate(String deliberation) {
        boolean approved = deliberation.equals("APPROVED");
        driver.complete(reference, "recordDeliberation", form("deposit", deposit(), "deliberation", deliberation,
                "body", "Assemblée générale", "heldOn", "2026-03-01",
                "minutes", approved ? given.document(reference, DocumentKind.MINUTES) : null,
                "reason", approved ? null : "Clause de sortie à revoir"));
    }

    private void upToSigning() {
        draft();
        agree();
        deliberate("APPROVED");
    }

    private void sign(String party, String signatory, String day, String delegation, String deposit) {
        driver.complete(reference, partyTask("signContract", party), form("signature", "SIGNED", "signatory", signatory,
                "capacity", "Présidente", "delegation", delegation, "signedOn", day, "deposit", deposit));
    }

    private void signAll() {
        sign("STRUCTURE", "Claire Exemple", "2026-03-01", null, deposit());
        sign("CPAM", "Simon Lacroix", "2026-03-01", "Décision fictive", null);
        sign("ARS", "Sophie Dumas", "2026-03-02", "Arrêté fictif", null);
    }

    private void refuse() {
        driver.complete(reference, partyTask("signContract", "ARS"),
                form("signature", "REFUSED", "reason", "Statuts non conformes"));
    }

    private void decide(String decision) {
        driver.complete(reference, "decideAfterRefusal", form("contractOutcome", decision, "decidedOn", "2026-03-02",
                "reason", "Réunion du 2 mars"));
    }

    private void registerContract() {
        driver.complete(reference, "registerContract", form("signedFile", given.document(reference, DocumentKind.CONTRACT),
                "lastSignatureOn", "2026-03-02", "effectiveOn", "2026-04-01", "durationYears", 5L));
    }

    private Task partyTask(String task, String party) {
        return driver.tasks(reference, task).stream()
                .filter(open -> party.equals(driver.variable(open, "contractParty")))
                .findFirst().orElseThrow();
    }

    private TaskInHand inHand(String user, String... party) {
        return new TaskInHand(reference, null, PROCESS, "task", user, ClockUtil.getCurrentTime().toInstant(),
                name -> party.length == 0 ? null : party[0]);
    }

    private Moment moment(String template) {
        return new Moment(reference, template, name -> null);
    }

    private Map<String, Object> facts(String template) {
        return mails.facts(moment(template));
    }

    private Object variable(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance()).variableName(name).list()
                .stream().map(HistoricVariableInstance::getValue).findFirst().orElse(null);
    }

    private List<String> passed() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance()).finished().list().stream()
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    private String instance() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
                .processDefinitionKey(PROCESS).singleResult().getId();
    }
}
