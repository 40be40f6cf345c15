package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;

@MaillageTest
class DirectoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired Directory directory;

    @Test
    void organisationsOfTheReferenceTableAreThere() {
        Organisation cpam = directory.organisation("cpam-isere");
        assertThat(cpam.name()).isEqualTo("CPAM de l’Isère");
        assertThat(cpam.functions()).contains(Function.SIGNATORY, Function.PAYMENT);
        assertThat(directory.organisation("ars-84-38").name()).isEqualTo("ARS – Délégation de l’Isère");
    }

    @Test
    void federationsOfLorraineFollowEachOtherInSeptember2019() {
        assertThat(directory.federations(StructureType.MSP, "57", LocalDate.of(2019, 7, 15)))
                .extracting(Organisation::id).containsExactly("fed-lorraine");
        assertThat(directory.federations(StructureType.MSP, "57", LocalDate.of(2019, 10, 15)))
                .extracting(Organisation::id).containsExactly("fed-femage");
        assertThat(directory.currentFor("fed-lorraine", LocalDate.of(2019, 8, 31)).id()).isEqualTo("fed-lorraine");
        assertThat(directory.currentFor("fed-lorraine", TODAY).id()).isEqualTo("fed-femage");
    }

    @Test
    void reunionHasOneAssociationPerTypeOfStructure() {
        assertThat(directory.federations(StructureType.MSP, "974", TODAY)).extracting(Organisation::id)
                .containsExactly("fed-gmpsoi");
        assertThat(directory.federations(StructureType.CPTS, "974", TODAY)).extracting(Organisation::id)
                .containsExactly("fed-tip-sante");
        assertThat(directory.federations(StructureType.CDS, "974", TODAY)).isEmpty();
    }

    @Test
    void groupsAreCalledAsPeopleSayThem() {
        assertThat(directory.groupName("cpam-isere")).isEqualTo("CPAM de l’Isère – exercice coordonné");
        assertThat(directory.groupName("cpam-isere-payment")).isEqualTo("CPAM de l’Isère – paiement");
        assertThat(directory.groupName("ars-84-38")).isEqualTo("ARS – Délégation de l’Isère");
        assertThat(directory.groupName("ars-84")).isEqualTo("ARS Auvergne-Rhône-Alpes – siège");
        assertThat(directory.groupName("ars-04")).isEqualTo("ARS La Réunion");
        assertThat(directory.groupName("msa-alpes-du-nord-medical-advisers"))
                .isEqualTo("MSA Alpes du Nord – médecins conseils");
        assertThat(directory.groupName("supervisors-ars-84-38")).isEqualTo("ARS – Délégation de l’Isère – responsables");
        assertThat(directory.groupName("administrators")).isEqualTo("Administration de Maillage");
    }
}
