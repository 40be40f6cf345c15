package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Platforms;
import fr.maillage.dossier.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files by which an administrator enters what was there before the application, over HTTP. */
@MaillageTest
class HistoryImportTest {

    private static final String IMPORTS = "/administration/imports";

    @LocalServerPort
    int port;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Platforms platforms;
    @Autowired
    Contracting contracting;
    @Autowired
    ProcessDriver driver;
    @Autowired
    JdbcClient jdbc;

    private final String name = "Structure reprise " + UUID.randomUUID();
    private Visitor administrator;

    @BeforeEach
    void logIn() {
        administrator = Visitor.loggedIn(port, "admin.essai");
    }

    @Test
    void theExampleOfAPlatformIsTakenOnceAndAnAgentReadsIt() {
        String file = administrator.get(IMPORTS + "/pta/exemple").body()
                .replace("Plateforme territoriale d’appui d’Exemple", name);

        assertThat(send(administrator, "pta", file).statusCode()).isEqualTo(302);

        Dossier platform = dossiers.get(reference());
        assertThat(platform.type()).isEqualTo(StructureType.PTA);
        assertThat(platform.stage()).isEqualTo(Stage.OPERATION);
        assertThat(driver.instances(platform.reference())).isEmpty();
        assertThat(platforms.find(platform.reference()).orElseThrow()).satisfies(history -> {
            assertThat(history.openedOn()).isEqualTo(LocalDate.of(2017, 3, 1));
            assertThat(history.inauguratedOn()).isEqualTo(LocalDate.of(2018, 5, 15));
            assertThat(history.attendees()).containsExactly("Directeur général de l’ARS", "Présidente de l’URPS");
            assertThat(history.partnerships()).singleElement()
                    .satisfies(project -> assertThat(project.partners()).containsExactly("CHU d’Exemple", "HAD d’Exemple"));
        });
        assertThat(Visitor.loggedIn(port, "nadia.lecture").page("/dossiers/" + platform.reference()).body()).contains(name);
        assertThat(send(administrator, "pta", file)).satisfies(again -> {
            assertThat(again.statusCode()).isEqualTo(400);
            assertThat(again.body()).contains("déjà connue", platform.reference());
        });
    }

    @Test
    void theExampleOfAStructureIsUnderItsContractAndItsMissionsGoOn() {
        String file = administrator.get(IMPORTS + "/structures/exemple").body().replace("CPTS d’Exemple", name);

        assertThat(send(administrator, "structures", file).statusCode()).isEqualTo(302);

        String reference = reference();
        Dossier structure = dossiers.get(reference);
        assertThat(structure.stage()).isEqualTo(Stage.OPERATION);
        assertThat(structure.milestones().contractSignedOn()).isEqualTo(LocalDate.of(2024, 9, 1));
        assertThat(structure.milestones().openedOn()).isEqualTo(LocalDate.of(2024, 10, 1));
        Contract contract = contracting.inForce(reference).orElseThrow();
        assertThat(contract.kind()).isEqualTo(ContractKind.ACI_CPTS);
        driver.runJobs(reference);
        assertThat(driver.tasks(reference, "observeDeployment")).as("prévention, démarrée").hasSize(1);
        assertThat(driver.tasks(reference, "declareStart")).as("les autres missions socles").isNotEmpty();
        assertThat(driver.openTasks(reference)).doesNotContain("qualifyProject");
        assertThat(send(administrator, "structures", file).body()).contains("déjà été enregistrée", reference);
    }

    @Test
    void aFileWithWrongLinesIsRefusedAsAWholeAndSaysWhatIsWrongWhere() {
        String header = administrator.get(IMPORTS + "/structures/exemple").body().lines().findFirst().orElseThrow();
        HttpResponse<String> refused = send(administrator, "structures", header + "\n"
                + "CPTS;" + name + ";38563;38563;Claire;Exemple;;claire@exemple.fr;;01/06/2024;01/09/2024;01/09/2024;5;01/10/2024;;;;;;\n"
                + "CPTS;;38563;38563;Claire;Exemple;;sans adresse;;01/06/2024;31/02/2024;01/09/2024;5;01/10/2024;;;;;;\n"
                + "CPTS;Hors territoire;38563;75056;Claire;Exemple;;claire@exemple.fr;;01/06/2024;01/09/2024;01/09/2024;5;01/10/2024;;;;;;\n"
                + "MSP;Maison;38563;38563;Claire;Exemple;;claire@exemple.fr;;01/06/2024;01/09/2024;01/09/2024;5;01/10/2024;Voyages = 12;;;;;\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Rien n’a été importé", "Contrat signé le\u00a0: La valeur n’a pas la forme attendue.",
                "Commune du siège\u00a0: La commune 75056 ne fait pas partie du territoire.",
                "Montants annuels\u00a0: «\u00a0Voyages = 12\u00a0» n’est pas lisible");
        assertThat(count()).isZero();
        assertThat(send(administrator, "structures", "Nom\nSans type\n").body()).contains("La colonne « Type » manque.");
        assertThat(send(administrator, "pta", "PK\0").body()).contains("pas un tableau CSV lisible");
    }

    @Test
    void onlyAnAdministratorImportsAndOnlyWhatThereIs() {
        Visitor agent = Visitor.loggedIn(port, "alice.delegation38");
        assertThat(send(agent, "pta", "Nom\n").statusCode()).isEqualTo(403);
        assertThat(send(agent, "structures", "Nom\n").statusCode()).isEqualTo(403);
        assertThat(agent.get(IMPORTS + "/pta/exemple").statusCode()).isEqualTo(403);
        assertThat(send(administrator, "autre", "Nom\nx\n").statusCode()).isEqualTo(404);
        assertThat(administrator.get(IMPORTS + "/frr/exemple").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(Visitor visitor, String kind, String file) {
        return visitor.upload("%s/%s?asOf=2026-01-01&origin=%s".formatted(IMPORTS, kind,
                URLEncoder.encode("fichier fictif", StandardCharsets.UTF_8)), "histoire.csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private String reference() {
        return jdbc.sql("select reference from dossier where name = :name").param("name", name).query(String.class).single();
    }

    private int count() {
        return jdbc.sql("select count(*) from dossier where name = :name").param("name", name).query(Integer.class).single();
    }
}
