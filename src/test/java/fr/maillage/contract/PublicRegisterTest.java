package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.security.PublicDoor;

@MaillageTest
class PublicRegisterTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 3, 2);

    @LocalServerPort
    int port;
    @Autowired
    GivenStructure structures;
    @Autowired
    StructureRegister register;
    @Autowired
    Dossiers dossiers;
    @Autowired
    PublicDoor door;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void thePublicReadsWhereAStructureWorksAndWhomToCallAndNothingElse() {
        GivenStructure.today(OPENED);
        String reference = structures.cpts(OPENED);
        dossiers.recordOpening(reference, OPENED, null);
        register.enter(reference);
        jdbc.sql("""
                        insert into task_record (reference, process, task, at, visibility, content)
                        values (:reference, 'cpts-creation', 'publishAndAnnounce', '2026-03-02T09:00:00Z', 'LEAD',
                                '{"publicContact": "Accueil de la CPTS", "publicPhone": "04 76 11 22 33", "pressRelease": "Communiqué"}')""")
                .param("reference", reference).update();
        ClockUtil.reset();
        Visitor anybody = Visitor.anonymous(port);
        assertThat(anybody.page("/structures?q=Voiron").body()).contains("/structures/" + reference, "Voiron");
        assertThat(anybody.page("/structures?q=Ajaccio").body()).contains("Aucune structure").doesNotContain(reference);
        assertThat(anybody.page("/structures/" + reference).body())
                .contains("En fonctionnement", "depuis le 2 mars 2026", "médecin traitant", "Accueil de la CPTS", "04 76 11 22 33", "Voiron")
                .doesNotContain("Claire", "presidente-", "Communiqué", "Contrat", "/dossiers/", "??");
        assertThat(anybody.page("/registre/" + reference).statusCode()).as("le registre des agents reste fermé").isIn(302, 401);
    }

    @Test
    void whatDoesNotWorkYetOrAnyMoreIsNobodysBusiness() {
        GivenStructure.today(OPENED);
        String labelled = structures.dossier(StructureType.MSP);
        register.enter(labelled);
        String ended = structures.cpts(OPENED);
        dossiers.recordOpening(ended, OPENED, null);
        register.enter(ended);
        register.end(ended, EndKind.CEASED, LocalDate.of(2026, 4, 1));
        ClockUtil.reset();
        Visitor anybody = Visitor.anonymous(port);
        assertThat(anybody.page("/structures/" + labelled).statusCode()).isEqualTo(404);
        assertThat(anybody.page("/structures/" + ended).statusCode()).isEqualTo(404);
        assertThat(anybody.page("/structures/2026-38-9999").statusCode()).isEqualTo(404);
        assertThat(anybody.page("/structures?q=Structure").body()).doesNotContain(labelled, ended);
    }

    @Test
    void eachPublicDoorCountsForItself() {
        for (int request = 1; request <= 3; request++) {
            assertThat(door.letIn("essai", "192.0.2.1", 3)).isTrue();
        }
        assertThat(door.letIn("essai", "192.0.2.1", 3)).isFalse();
        assertThat(door.letIn("essai", "192.0.2.2", 3)).isTrue();
        assertThat(door.letIn("autre", "192.0.2.1", 3)).isTrue();
    }
}
