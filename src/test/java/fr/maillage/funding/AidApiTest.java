package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.deposit;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.workflow.EngineNames;

/** The aids on a dossier's page and in the API: who reads what, and what ends an aid outside its tasks. */
@MaillageTest
class AidApiTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String HANDLER = "alice.delegation38";

    @LocalServerPort
    int port;
    @Autowired
    ProcessDriver driver;
    @Autowired
    FundingFixture fixture;
    @Autowired
    Aids aids;

    private String reference;
    private Long aid;

    @BeforeEach
    void ask() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        Map<String, Object> asked = new HashMap<>(FundingFixture.newBeneficiary("GROUP_PRACTICE", "38563"));
        asked.putAll(form("aidKind", "OTHER", "request", request("OTHER 20000 20000", "0"), "deposit", deposit(DAY)));
        reference = fixture.start(EngineNames.AID_REQUEST, HANDLER, asked);
        aid = fixture.latest(reference);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aRequestIsReadAndTakenBack() {
        Visitor handler = visitor(HANDLER);
        assertThat(handler.page("/dossiers/" + reference + "/aides").body())
                .contains("Autre aide du FIR", "À l’examen", "20 000,00", "2 mai 2026", "Règle par défaut", "Retirer la demande");
        assertThat(Visitor.json(handler.get("/api/dossiers/" + reference + "/aids")).get(0).get("state").asText()).isEqualTo("FILED");
        assertThat(end(visitor("amelie.delegation73"), "withdrawal", aid)).as("no part in it").isEqualTo(404);
        assertThat(end(handler, "dissolution", aid)).as("nothing is being paid").isEqualTo(400);
        assertThat(end(handler, "withdrawal", 999_999L)).isEqualTo(400);
        assertThat(handler.post("/api/dossiers/" + reference + "/aids/withdrawal", "{\"aid\":%d,\"reason\":\" \"}".formatted(aid)).statusCode())
                .as("without a reason").isEqualTo(400);
        assertThat(aids.get(aid).state()).isEqualTo(AidState.FILED);
        assertThat(end(handler, "withdrawal", aid)).isEqualTo(200);
        driver.runJobs(reference);
        assertThat(aids.get(aid).state()).isEqualTo(AidState.WITHDRAWN);
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void theNumberOfTheBeneficiaryIsShown() {
        Map<String, Object> asked = FundingFixture.identified("ESTABLISHMENT", "38563", "finess", "389000076");
        asked.putAll(form("aidKind", "OTHER", "request", request("OTHER 20000 20000", "0"), "deposit", deposit(DAY)));
        String establishment = fixture.start(EngineNames.AID_REQUEST, HANDLER, asked);
        Visitor handler = visitor(HANDLER);
        assertThat(handler.page("/dossiers/" + establishment + "/aides").body()).contains(", FINESS 389000076").doesNotContain("RPPS");
        assertThat(Visitor.json(handler.get("/api/dossiers/" + establishment + "/aids")).get(0).get("finess").asText())
                .isEqualTo("389000076");
    }

    @Test
    void theBeneficiaryOfAPaidAidIsDissolved() {
        fixture.eligible(reference);
        fixture.assess(reference, "OTHER 20000", "ceiling", "50000", "ceilingSource", "Règlement fictif de l’agence");
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", "OTHER 20000", "Sophie Dumas");
        fixture.draftAgreement(reference, "DECISION", "[{\"label\":\"Tout\",\"amount\":20000,\"condition\":\"ON_SIGNATURE\"}]");
        driver.complete(reference, "recordAidExistence", form("existence", "RECORDED", "siret", "73282932000074",
                "iban", "FR7630006000011234567890189"));
        fixture.pay(reference, "20000");
        Visitor handler = visitor(HANDLER);
        assertThat(handler.page("/dossiers/" + reference + "/aides").body())
                .contains("Accordée", "Versé", "30 juin 2027", "à la signature", "Signaler la dissolution");
        assertThat(end(handler, "dissolution", aid)).isEqualTo(200);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).containsExactly("recordDissolution");
    }

    /** Somebody whose browser has loaded a page, and so has the token that our API asks for. */
    private Visitor visitor(String user) {
        Visitor visitor = Visitor.loggedIn(port, user);
        visitor.page("/dossiers");
        return visitor;
    }

    private int end(Visitor visitor, String act, Long number) {
        return visitor.post("/api/dossiers/" + reference + "/aids/" + act, "{\"aid\":%d,\"reason\":\"Renonce\"}".formatted(number)).statusCode();
    }
}
