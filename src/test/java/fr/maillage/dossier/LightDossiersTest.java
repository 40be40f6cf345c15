package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.directory.StructureType;

@MaillageTest
class LightDossiersTest {

    @Autowired
    LightDossiers lightDossiers;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Cases cases;
    @Autowired
    Journal journal;
    @Autowired
    GivenDossier given;
    @Autowired
    RuntimeService runtime;

    @Test
    void aLightDossierIsClosedWhenNothingRunsOnItAnyMoreAndNotBefore() {
        String doctor = given.declared(StructureType.PROFESSIONAL, GivenDossier.VOIRONNAIS, false);
        String instance = given.start("support-designation", doctor).getId();
        lightDossiers.closeFinished();
        assertThat(dossiers.get(doctor).stage()).isEqualTo(Stage.DECLARATION);

        runtime.deleteProcessInstance(instance, "essai", true);
        lightDossiers.closeFinished();
        assertThat(dossiers.get(doctor).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journal.stages(doctor)).containsKey("Clos");

        cases.start(doctor);
        assertThat(dossiers.get(doctor).stage()).as("une nouvelle aide le rouvre").isEqualTo(Stage.DECLARATION);
        lightDossiers.closeFinished();
        assertThat(dossiers.get(doctor).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void aProjectOfAStructureIsNotItsAffair() {
        String project = given.declared(GivenDossier.VOIRONNAIS);
        lightDossiers.closeFinished();
        assertThat(dossiers.get(project).stage()).isEqualTo(Stage.DECLARATION);
    }
}
