package fr.maillage.replay;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.amounts;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CdsAnswers;
import fr.maillage.CdsJourney;
import fr.maillage.CptsAnswers;
import fr.maillage.GivenDossier;
import fr.maillage.GivenStaff;
import fr.maillage.MaillageTest;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Directory;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Reader;
import fr.maillage.dossier.Stage;
import fr.maillage.funding.AidsInShort;
import fr.maillage.funding.AidsInShort.AidInShort;
import fr.maillage.funding.FundingFixture;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;

/** The aids of the seed texts and the centres beside them, on their dates; the people are fictitious. */
@MaillageTest
class AidReplayTest {

    private static final String COURBEVOIE = "92026";
    private static final String HAUTS_DE_SEINE = "ars-11-92";
    private static final String MOSELLE = "ars-44-57";

    @LocalServerPort
    int port;
    @Autowired
    MspJourney journey;
    @Autowired
    CdsJourney centres;
    @Autowired
    CdsAnswers centreAnswers;
    @Autowired
    GivenStaff staff;
    @Autowired
    GivenDossier given;
    @Autowired
    FundingFixture fixture;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Directory directory;
    @Autowired
    AidsInShort aids;

    @AfterEach
    void putTheClockBack() {
        journey.end();
        centres.end();
        staff.leave();
    }

    /**
     * Seed 002: « Le financement FIR (Fonds d’Intervention Régional) “starter” peut être mobilisé à hauteur de 100 000 €
     * maximum sur deux ans. Il […] permet aux professionnels de financer du temps de coordination, d’investir dans du
     * mobilier pour les espaces communs et dans du matériel informatique et de disposer d’un poste de secrétariat. »
     */
    @Test
    void seed002_theStarterOfAMspOfGrandEstIsPaidOverTwoYears() {
        on(LocalDate.of(2018, 1, 15));
        String reference = declare("MSP de Metz (fictive)", "57463", MOSELLE, "fed-lorraine");
        journey.goOnUntil(reference, "recordLegalExistence");
        assertThatThrownBy(() -> journey.answer(reference, "recordLegalExistence", "rna", "W571234567", "tribunal", null))
                .hasMessageContaining("rna");
        journey.answer(reference, "recordLegalExistence");
        assertThat(dossiers.get(reference).legalExistence().orElseThrow())
                .extracting("rna", "tribunal", "volume", "folio").containsExactly(null, "Metz", "178", "42");
        open(reference, MOSELLE);

        String all = "COORDINATION 50000, COMMON_FURNITURE 15000, COMPUTING 15000, SECRETARIAT 20000";
        fixture.deposit(reference, request("COORDINATION 60000 60000, COMMON_FURNITURE 15000 15000, "
                + "COMPUTING 15000 15000, SECRETARIAT 20000 20000", "0"), FundingFixture.today());
        fixture.eligible(reference);
        assertThatThrownBy(() -> fixture.assess(reference, all.replace("50000", "50000.01"))).hasMessageContaining("[proposed]");
        fixture.assess(reference, all);
        fixture.withoutSession(reference);
        fixture.decide(reference, "PARTLY", all, signatory(MOSELLE));
        fixture.draftAgreement(reference, "AGREEMENT", """
                [{"label":"Première année","amount":60000,"condition":"ON_SIGNATURE"},
                 {"label":"Deuxième année","amount":40000,"condition":"ON_REPORT"}]""");
        fixture.sign(reference, signatory(MOSELLE));
        fixture.pay(reference, "60000");

        on(LocalDate.of(2019, 3, 4));
        String spent = "COORDINATION 25000, COMMON_FURNITURE 15000, COMPUTING 10000, SECRETARIAT 10000";
        report(reference, spent);
        fixture.control(reference, spent, "NEXT_YEAR");
        fixture.pay(reference, "40000");
        on(LocalDate.of(2020, 1, 15));
        report(reference, all);
        fixture.control(reference, all, "BALANCE");

        assertThat(aids.of(reference, new Reader(Set.of(MOSELLE), Reader.Kind.ADMINISTRATION))).singleElement()
                .satisfies(starter -> {
                    assertThat(starter.granted()).isEqualByComparingTo("100000");
                    assertThat(starter.paid()).isEqualByComparingTo("100000");
                });
        assertThat(fixture.runs(reference, EngineNames.FIR_FUNDING)).isFalse();
    }

    /**
     * Seed 003: « des outils d’accompagnement des professionnels sur 3 volets : réalisation d’une étude de faisabilité,
     * versement d’une aide au démarrage de la structure, versement d’une aide à l’investissement immobilier » and, with
     * the union, « un protocole d’accord en 2017 […] sur le plan de l’investissement immobilier ».
     */
    @Test
    void seed003_aMspOfIleDeFranceIsGrantedItsThreeAids() {
        on(LocalDate.of(2019, 1, 14));
        String reference = declare("MSP de Courbevoie (fictive)", COURBEVOIE, HAUTS_DE_SEINE, "fed-femasif");
        journey.goOnUntil(reference, "holdFirstMeeting");
        ask(reference, EngineNames.AID_REQUEST, "STUDY 20000 20000", "aidKind", "FEASIBILITY_STUDY");
        fixture.eligible(reference);
        grant(reference, "STUDY 20000", "GRANTED", "DECISION");
        assertThat(driver.openTasks(reference)).as("money waits for the legal person").contains("recordAidExistence");
        open(reference, HAUTS_DE_SEINE);
        settle(reference, "STUDY 20000");

        on(LocalDate.of(2019, 6, 3));
        fixture.deposit(reference, request("COORDINATION 100000 100000", "0"), FundingFixture.today());
        inPriorityZone(reference);
        fixture.eligible(reference);
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 80000.01")).hasMessageContaining("[proposed]");
        grant(reference, "COORDINATION 80000", "PARTLY", "AGREEMENT");
        settle(reference, "COORDINATION 80000");

        ask(reference, EngineNames.REAL_ESTATE_AID, "LAND 600000 270000, FITTING_OUT 400000 180000", "ownFunds", "550000",
                "aim", "INSTALLATION", "doctors", 2, "worksStartOn", "2019-10-01", "priorityDistrict", false);
        inPriorityZone(reference);
        fixture.eligible(reference);
        assertThatThrownBy(() -> fixture.assess(reference, "LAND 270000, FITTING_OUT 130000.01", "rate", "45"))
                .hasMessageContaining("[proposed]");
        fixture.assess(reference, "LAND 270000, FITTING_OUT 130000", "rate", "45");
        fixture.withoutSession(reference);
        fixture.decide(reference, "PARTLY", "LAND 270000, FITTING_OUT 130000", signatory(HAUTS_DE_SEINE));

        assertThat(aids.of(reference, new Reader(Set.of(HAUTS_DE_SEINE), Reader.Kind.ADMINISTRATION)))
                .extracting(AidInShort::name, aid -> aid.granted().intValueExact())
                .containsExactly(tuple("Étude de faisabilité", 20_000), tuple("Aide au démarrage (starter)", 80_000),
                        tuple("Aide à l’immobilier", 400_000));
    }

    /**
     * Seed 003: « la région Île-de-France comptabilise en juin 2019 près de 567 centres suivis par l’Agence, en lien avec
     * ses partenaires »: one of them, in the register as it stood in that month.
     */
    @Test
    void seed003_aCentreOfIleDeFranceIsFollowedInTheRegisterOfJune2019() {
        on(LocalDate.of(2019, 2, 4));
        String reference = centres.declare(staff.in(HAUTS_DE_SEINE), CptsAnswers.but(centreAnswers.declaration("MEDICAL"),
                "structureName", "Centre de santé de Courbevoie (fictif)", "communes", "[{\"commune\":\"92026\"}]",
                "address", "1 rue Fictive, 92400 Courbevoie"));
        staff.of(reference);
        centres.goOnUntil(reference, "issueReceipt");
        centres.answer(reference, "issueReceipt", "signatory", staff.in(HAUTS_DE_SEINE));
        centres.goOnToTheEnd(reference);

        ClockUtil.reset();
        Visitor reader = Visitor.loggedIn(port, "nadia.lecture");
        assertThat(reader.page("/registre?type=CDS&departement=92&state=IN_OPERATION&au=2019-06-30").body())
                .contains(reference, "Centre de santé de Courbevoie (fictif)");
        assertThat(reader.page("/registre?type=CDS&departement=92&au=2019-02-03").body()).doesNotContain(reference);
    }

    /** A MSP whose federation has accepted to accompany it. */
    private String declare(String name, String commune, String delegation, String federation) {
        String reference = journey.declare(staff.in(delegation), CptsAnswers.but(MspAnswers.declaration(name, commune),
                "deposit", deposit()));
        staff.of(reference);
        journey.goOnUntil(reference, "acceptSupport");
        assertThat(journey.groupsAsked(reference).get("acceptSupport")).containsExactly(federation);
        staff.in(federation);
        return reference;
    }

    private void open(String reference, String delegation) {
        journey.goOnUntil(reference, "labelStructure");
        journey.answer(reference, "labelStructure", "delegation", staff.in(delegation));
        journey.goOnToTheEnd(reference);
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    /** The delegation types the request that it has received today. */
    private void ask(String reference, String process, String lines, Object... more) {
        Map<String, Object> answers = new HashMap<>(form(more));
        Object ownFunds = answers.remove("ownFunds");
        Map<String, Object> asked = FundingFixture.dossier(reference);
        asked.putAll(answers);
        asked.putAll(form("request", request(lines, ownFunds == null ? "0" : ownFunds.toString()), "deposit", deposit()));
        fixture.start(process, staff.in(HAUTS_DE_SEINE), asked);
    }

    private void inPriorityZone(String reference) {
        driver.complete(reference, "checkEligibility", form("eligibility", "ZONE_GIVEN", "zone", "ZIP"));
    }

    /** From the assessment to the act: all is to be paid at once. */
    private void grant(String reference, String line, String outcome, String act) {
        fixture.assess(reference, line);
        fixture.withoutSession(reference);
        fixture.decide(reference, outcome, line, signatory(HAUTS_DE_SEINE));
        fixture.draftAgreement(reference, act,
                "[{\"label\":\"Tout\",\"amount\":%s,\"condition\":\"ON_SIGNATURE\"}]".formatted(line.split(" ")[1]));
    }

    /** What was granted is paid, and spent. */
    private void settle(String reference, String line) {
        fixture.sign(reference, signatory(HAUTS_DE_SEINE));
        fixture.pay(reference, line.split(" ")[1]);
        report(reference, line);
        fixture.control(reference, line, "BALANCE");
    }

    private void report(String reference, String spent) {
        driver.complete(reference, "reportSpending", form("deposit", deposit(), "spent", amounts(spent),
                "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.PROOF))));
    }

    private String signatory(String organisation) {
        return directory.agent("equipe." + organisation).name();
    }

    private static String deposit() {
        return FundingFixture.deposit(FundingFixture.today());
    }

    private static void on(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }
}
