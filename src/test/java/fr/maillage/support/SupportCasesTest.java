package fr.maillage.support;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.territory.TerritoryPart;

/** Who accompanies, by region, type and date, and what the lead or the person asked may refuse. */
@MaillageTest
class SupportCasesTest {

    private static final String METZ = "57463";
    private static final String SAINT_JOSEPH = "97412";
    private static final Map<String, Object> CONFIRMED = form("urgent", false, "leadRefuses", false);

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Directory directory;
    @Autowired
    DirectoryEditing editing;
    @Autowired
    Accompaniment accompaniment;
    @Autowired
    JdbcClient jdbc;

    private String reference;

    @AfterEach
    void leaveNothingBehind() {
        dossiers.enter(reference, Stage.ABANDONED);
        ClockUtil.reset();
    }

    @Test
    void aMspOfFormerLorraineHasItsFederationUntilAugust2019AndFemageFromSeptemberOn() {
        on("2019-07-15");
        start(declared(StructureType.MSP, METZ));
        confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false));
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-lorraine");
        dossiers.enter(reference, Stage.ABANDONED);

        on("2019-10-15");
        start(declared(StructureType.MSP, METZ));
        confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false));
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-femage");
        assertThat(directory.organisation("fed-femage").succeeds())
                .containsExactlyInAnyOrder("fed-alsace", "fed-lorraine", "fed-champagne-ardenne");
    }

    @Test
    void aDossierThatRunsThroughTheMergerIsHandedOverWithMailsToTheLeadAndBothSides() {
        on("2019-07-15");
        withMailbox("fed-lorraine");
        start(declared(StructureType.MSP, METZ));
        confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false));
        driver.complete(reference, "acceptSupport", form("supportAnswer", "ACCEPTED", "firstContactOn", "2019-07-20"));
        assertThat(driver.groupsOf(driver.task(reference, "contactLead"))).containsExactly("fed-lorraine");

        on("2019-09-01");
        jdbc.sql("delete from organisation_handover where successor = 'fed-femage'").update();
        withMailbox("fed-femage");

        assertThat(accompaniment.current(reference, SupportRole.FEDERATION).orElseThrow())
                .extracting(Designation::organisation, Designation::rule, Designation::isAccepted)
                .containsExactly("fed-femage", Rule.SUCCESSION, true);
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER)).extracting(Participant::organisation)
                .containsExactly("fed-femage");
        assertThat(dossiers.get(reference).participants()).as("la fédération d’avant lit encore ce qu’elle a suivi")
                .extracting(Participant::organisation).contains("fed-lorraine");
        assertThat(driver.groupsOf(driver.task(reference, "contactLead"))).containsExactly("fed-femage");
        assertThat(jdbc.sql("select audience from outbox_mail where reference = :r and template = 'support-relay'")
                .param("r", reference).query(String.class).list())
                .containsExactlyInAnyOrder("lead", "formerAccompanier", "accompanier");
        assertThat(jdbc.sql("select text from outbox_mail where reference = :r and template = 'support-relay' and audience = 'lead'")
                .param("r", reference).query(String.class).single()).contains("FEMAGE", "Lorraine");
    }

    @Test
    void onLaReunionAMspHasGmpsoiACptsTipSanteAndForACentreTheDelegationIsAsked() {
        on("2026-03-02");
        start(declared(StructureType.MSP, SAINT_JOSEPH));
        confirm(CONFIRMED);
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-gmpsoi");
        dossiers.enter(reference, Stage.ABANDONED);

        start(declared(StructureType.CPTS, SAINT_JOSEPH));
        confirm(CONFIRMED);
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-tip-sante");
        dossiers.enter(reference, Stage.ABANDONED);

        start(declared(StructureType.CDS, SAINT_JOSEPH));
        assertThatThrownBy(() -> confirm(CONFIRMED)).hasMessageContaining("[roles]").hasMessageContaining("structure d’appui");
        confirm(form("urgent", false, "leadRefuses", false, "roles",
                "[{\"role\":\"FEDERATION\",\"choice\":\"KEEP\",\"reason\":\"À chercher\"}]"));
        assertThat(driver.openTasks(reference)).as("personne n’est connu : le responsable cherche").containsExactly("assignSupport");
        driver.complete(reference, "assignSupport", form("assignment", "OTHER_ORGANISATION", "organisation", "fed-gmpsoi",
                "reason", "Accepte de suivre ce centre."));
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-gmpsoi");
    }

    /** F22: the lead refuses the accompanier or the MSA. */
    @Test
    void F22_theLeadMayRefuseTheMsaOrEverybodyAndTheChoiceIsRecorded() {
        on("2026-03-02");
        start(given.declared(VOIRONNAIS));
        confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"FEDERATION\",\"choice\":\"REMOVE\",\"reason\":\"Refusée par le porteur\"}]"));
        assertThat(driver.instances(reference)).as("sans accompagnement").isEmpty();
        assertThat(accompaniment.plan(reference).choiceOf(SupportRole.FEDERATION).orElseThrow().reason())
                .isEqualTo("Refusée par le porteur");
        dossiers.enter(reference, Stage.ABANDONED);

        start(given.declared(VOIRONNAIS));
        confirm(form("urgent", false, "leadRefuses", true));
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(jdbc.sql("select event from journal_entry where reference = :r").param("r", reference)
                .query(String.class).list()).contains("support.refusedByLead");
    }

    /** F23: a conflict of interests. */
    @Test
    void F23_whoHasAConflictOfInterestsStandsBackAndTheNextAgentIsAsked() {
        on("2026-03-02");
        start(given.declared(VOIRONNAIS));
        confirm(form("msaAccompanies", true, "urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"FEDERATION\",\"choice\":\"REMOVE\",\"reason\":\"Inutile\"}]"));
        String first = driver.task(reference, "acceptSupport").getAssignee();
        driver.complete(reference, "acceptSupport", form("supportAnswer", "DECLINED", "declineReason",
                "CONFLICT_OF_INTEREST", "note", "Ma sœur porte le projet."));
        assertThat(driver.task(reference, "acceptSupport").getAssignee()).isNotNull().isNotEqualTo(first);
        assertThat(jdbc.sql("select visibility from journal_entry where reference = :r and event = 'support.declined'")
                .param("r", reference).query(String.class).single()).isEqualTo("ADMINISTRATIONS");
    }

    private void start(String declared) {
        reference = declared;
        given.start("support-designation", reference);
        driver.runJobs(reference);
    }

    private void confirm(Map<String, Object> form) {
        driver.complete(reference, "confirmSupport", form);
    }

    private String declared(StructureType type, String commune) {
        Lead lead = new Lead(Civility.values()[0], "Claire", "Exemple", Profession.GENERAL_PRACTITIONER, null,
                "porteuse-" + UUID.randomUUID() + "@exemple.fr", "03 87 00 00 00", null);
        return dossiers.declare(new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type, type + " fictive", lead,
                List.of(TerritoryPart.whole(commune)), commune, List.of(), Set.of(), false), null).reference();
    }

    /** The organisation again, with an address: what begins by date takes effect. */
    private void withMailbox(String id) {
        Organisation known = directory.organisation(id);
        editing.saveOrganisations(List.of(new Organisation(id, known.version(), known.kind(), known.name(),
                id + "@maillage.example", known.telephone(), known.region(), known.departements(), known.communes(),
                known.structureTypes(), known.lots(), known.functions(), known.validFrom(), known.validTo(),
                known.succeeds(), known.source())));
    }

    private static void on(String day) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(day + "T08:00:00Z")));
    }
}
