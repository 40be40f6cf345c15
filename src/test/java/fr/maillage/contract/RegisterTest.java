package fr.maillage.contract;

import static fr.maillage.contract.GivenStructure.euros;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;

@MaillageTest
class RegisterTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    @LocalServerPort
    int port;
    @Autowired
    GivenStructure structures;
    @Autowired
    StructureRegister register;
    @Autowired
    Dossiers dossiers;
    @Autowired
    ProcessDriver driver;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aLabelledStructureIsEnteredBeforeItOpensAndItsFourDatesStayApart() {
        GivenStructure.today(SIGNED);
        String reference = structures.dossier(StructureType.MSP);
        register.enter(reference);
        Structure labelled = register.find(reference).orElseThrow();
        assertThat(labelled.stateOn(SIGNED)).isEqualTo(StructureState.LABELLED);
        assertThat(labelled.openedOn()).isNull();

        GivenStructure.today(LocalDate.of(2026, 6, 1));
        dossiers.recordFiness(reference, "380000042", "380000059", LocalDate.of(2026, 5, 1), null);
        dossiers.recordOpening(reference, LocalDate.of(2026, 5, 15), null);
        dossiers.enter(reference, Stage.OPERATION);
        Structure open = register.find(reference).orElseThrow();
        assertThat(open.validatedOn()).isEqualTo(SIGNED);
        assertThat(open.contractSignedOn()).isNull();
        assertThat(open.finessRecordedOn()).isEqualTo("2026-05-01");
        assertThat(open.openedOn()).as("le jour de l’ouverture, non celui de la saisie").isEqualTo("2026-05-15");
        assertThat(open.stateOn(LocalDate.of(2026, 5, 14))).isEqualTo(StructureState.LABELLED);
        assertThat(open.stateOn(LocalDate.of(2026, 5, 15))).isEqualTo(StructureState.IN_OPERATION);
        assertThat(open.existedOn(SIGNED.minusDays(1))).isFalse();
        assertThat(register.sites(open)).singleElement().satisfies(site -> {
            assertThat(site.kind()).isEqualTo(StructureSite.Kind.MAIN);
            assertThat(site.finessEstablishment()).isEqualTo("380000059");
        });

        structures.contract(reference, ContractKind.ACI_MSP, LocalDate.of(2026, 6, 1));
        structures.followUps().on(new ContractRegistered(reference));
        assertThat(register.find(reference).orElseThrow().contractSignedOn()).isEqualTo("2026-06-01");
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).as("le contrat signé plus tard est suivi aussi").hasSize(2);
    }

    @Test
    void aValidatedCommunityWithoutContractIsInTheRegisterAndNothingFollowsIt() {
        GivenStructure.today(SIGNED);
        String reference = structures.dossier(StructureType.CPTS);
        dossiers.enter(reference, Stage.VALIDATED_WITHOUT_CONTRACT);
        assertThat(register.find(reference).orElseThrow().stateOn(SIGNED)).isEqualTo(StructureState.LABELLED);
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void everyAgentReadsTheRegisterAtAnyDateAndOnlyThoseOfTheDossierWhatFollowsTheStructure() {
        GivenStructure.today(SIGNED);
        String reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"));
        ClockUtil.reset();
        Visitor handler = Visitor.loggedIn(port, "alice.delegation38");
        String list = handler.page("/registre?type=CPTS&departement=38&au=2026-03-02").body();
        assertThat(list).contains(reference, "Structure fictive", "En fonctionnement");
        assertThat(handler.page("/registre?au=2026-03-01&q=" + reference).body()).contains("Aucune structure").doesNotContain("/registre/" + reference);
        assertThat(handler.page("/registre?state=CEASED&q=" + reference).body()).contains("Aucune structure");
        assertThat(handler.page("/registre/" + reference + "?au=2026-03-02").body())
                .contains("Voir le dossier", "Missions du contrat", "Voiron", "53").doesNotContain("??");
        assertThat(handler.page("/registre/" + reference + "?au=2026-03-01").statusCode()).isEqualTo(404);
        assertThat(handler.page("/registre/2026-38-9999").statusCode()).isEqualTo(404);
        assertThat(handler.page("/registre?au=hier").statusCode()).isEqualTo(400);

        Visitor elsewhere = Visitor.loggedIn(port, "aurore.ars974");
        assertThat(elsewhere.page("/registre/" + reference + "?au=2026-03-02").body())
                .contains("Structure fictive").doesNotContain("Voir le dossier", "Missions du contrat");

        String csv = handler.page("/registre/registre.csv?q=" + reference + "&au=2026-03-02").body();
        assertThat(csv).startsWith("\uFEFFRéférence;Type;Nom;État").contains(reference + ";CPTS", "2026-03-02");
        assertThat(csv.lines()).hasSize(2);
        assertThat(Visitor.anonymous(port).page("/registre").statusCode()).isIn(302, 401);
    }
}
