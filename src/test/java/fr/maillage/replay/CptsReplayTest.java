package fr.maillage.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.GivenStaff;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.contract.ImportedStructures;
import fr.maillage.contract.ImportedStructures.ImportedStructure;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.MemberKind;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.review.GivenSession;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/**
 * The CPTS of the seed texts, taken through the application on their own dates, with their own places and figures. The
 * people are fictitious.
 */
@MaillageTest
class CptsReplayTest {

    private static final List<String> ELSEWHERE_IN_ISERE = List.of("38185", "38544", "38053", "38421", "38151", "38169",
            "38193", "38553", "38269", "38416", "38449");

    @Autowired
    CptsJourney journey;
    @Autowired
    GivenStaff staff;
    @Autowired
    GivenSession sessions;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ImportedStructures imports;
    @Autowired
    Contracts contracts;
    @Autowired
    ObjectMapper json;

    private final List<String> takenOver = new ArrayList<>();

    @AfterEach
    void putTheClockBack() {
        journey.end();
        staff.leave();
        for (String reference : takenOver) {
            dossiers.enter(reference, Stage.CEASED);
            driver.runJobs(reference);
        }
    }

    /**
     * Seed 004: « La CPTS du Voironnais a signé son contrat le 2 octobre dernier aux côtés de l’Agence Régionale de santé
     * Auvergne Rhône Alpes et de l’Assurance Maladie de l’Isère […] Couvrant 16 communes, la CPTS du Voironnais réunit 42
     * professionnels de santé libéraux et 6 structures », « la 12ème CPTS de l’Isère ». The sixteen communes are not named:
     * those of the Pays voironnais; nor are the eleven communities before it.
     */
    @Test
    void seed004_theVoironnaisSignsWithTheRegionalAgencyAndTheCaisseOfIsere() {
        on(LocalDate.of(2023, 1, 16));
        String reference = declare("CPTS du Voironnais", "38563", "38133", "38239", "38337", "38400", "38061", "38105",
                "38566", "38531", "38564", "38222", "38084", "38080", "38082", "38228", "38331");
        assertThat(dossiers.get(reference).territory()).hasSize(16);

        journey.goOnUntil(reference, "recordMembers");
        journey.answer(reference, "recordMembers", "members", members(42, 6));
        assertThat(dossiers.get(reference).team().stream().filter(member -> member.kind() == MemberKind.PROFESSIONAL))
                .hasSize(42);
        assertThat(dossiers.get(reference).team().stream().filter(member -> member.kind() != MemberKind.PROFESSIONAL))
                .hasSize(6);

        journey.goOnUntil(reference, "draftContract");
        journey.answer(reference, "draftContract", "amounts", proposedAmounts(reference));
        journey.goOnUntil(reference, "signContract");
        elevenHaveSignedInIsereBefore(LocalDate.of(2023, 10, 2));
        on(LocalDate.of(2023, 10, 2));
        journey.goOnUntil(reference, "payContract");
        assertThat(jdbc.sql("select rank from contract where dossier = ?").param(reference)
                .query(Integer.class).single()).isEqualTo(12);
        assertThat(journey.lastMail(reference, "contract-signed")).contains("parmi les structures de même type\u00a0: 12");
        journey.answer(reference, "payContract", "amount", "60000", "amountSource", null);
        journey.goOnToTheEnd(reference);

        Dossier signed = dossiers.get(reference);
        assertThat(signed.milestones().contractSignedOn()).isEqualTo("2023-10-02");
        assertThat(organisation(signed, ParticipantRole.PILOT_DELEGATION)).isEqualTo("ars-84-38");
        assertThat(organisation(signed, ParticipantRole.CPAM)).isEqualTo("cpam-isere");
        assertThat(signed.stage()).isEqualTo(Stage.OPERATION);
    }

    /**
     * Seed 002: « contractualisation entre les professionnels et l’ARS […] L’Assemblée générale constitutive de la CPTS a
     * eu lieu le 26 juin 2018 […] une zone allant de Maizières-lès-Metz à Louvigny ». Before the agreement of August 2019
     * the agency contracts alone; in Moselle the association stands in the register of the tribunal.
     */
    @Test
    void seed002_theCptsDeMoselleContractsWithTheAgencyAloneAndStandsInTheRegisterOfTheTribunal() {
        on(LocalDate.of(2017, 11, 6));
        String reference = declare("CPTS de Moselle", "57463", "57433", "57422", "57447", "57751");
        assertThat(organisation(dossiers.get(reference), ParticipantRole.PILOT_DELEGATION)).isEqualTo("ars-44-57");

        journey.goOnUntil(reference, "holdConstituentAssembly");
        on(LocalDate.of(2018, 6, 26));
        journey.answer(reference, "holdConstituentAssembly");
        assertThatThrownBy(() -> journey.answer(reference, "recordLegalExistence", "rna", "W571234567", "tribunal", null))
                .hasMessageContaining("rna");
        journey.goOnUntil(reference, "registerContract");

        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.legalExistence().orElseThrow().tribunal()).isEqualTo("Metz");
        assertThat(jdbc.sql("select kind from contract where dossier = ?").param(reference).query(String.class).single())
                .isEqualTo("CONVENTION_ARS");
        assertThat(journey.groupsAsked(reference).get("signContract")).noneMatch(group -> group.startsWith("cpam"));
        journey.goOnToTheEnd(reference);
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    /** Seed 001: « Un appui est également réalisé par […] Tip@santé pour les CPTS »; a CGSS is CPAM and MSA at once. */
    @Test
    void seed001_aCptsOfLaReunionIsSupportedByTipAtSanteAndFinancedByItsCgss() {
        on(LocalDate.of(2021, 9, 6));
        String reference = journey.declare(CptsAnswers.but(DeclaredProject.grandSud(), "deposit", receivedToday()));
        staff.of(reference);

        journey.goOnUntil(reference, "holdFramingInterview");
        journey.answer(reference, "holdFramingInterview");
        journey.answer(reference, "confirmSupport", "msaAccompanies", null);
        journey.goOnUntil(reference, "acceptSupport");
        assertThat(journey.groupsAsked(reference).get("acceptSupport")).containsExactly("fed-tip-sante");
        journey.goOnToTheEnd(reference);

        Dossier dossier = dossiers.get(reference);
        assertThat(organisation(dossier, ParticipantRole.CPAM)).startsWith("cgss");
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
    }

    /**
     * Seed 000: « 2 CPTS qui sont effectives […] dans le Bessin (CPTS AXANTE) […] un chargé de développement territorial
     * accompagne les professionnels […] appuyé par les médecins conseils […] l’ARCMSA travaille en concertation avec la
     * DCGDR et l’ARS ».
     */
    @Test
    void seed000_theBessinIsAccompaniedByTheMsaCotesNormandesWithItsMedicalAdviserAndTheRegionalConcertation() {
        on(LocalDate.of(2020, 9, 7));
        String reference = declare("CPTS AXANTE", "14047", "14515", "14342", "14711");
        assertThat(organisation(dossiers.get(reference), ParticipantRole.MSA)).isEqualTo("msa-cotes-normandes");

        journey.goOnUntil(reference, "giveMedicalView");
        assertThat(organisation(dossiers.get(reference), ParticipantRole.MSA_OFFICER)).isEqualTo("msa-cotes-normandes");
        assertThat(journey.groupsAsked(reference).get("giveMedicalView"))
                .containsExactly("msa-cotes-normandes-medical-advisers");

        journey.goOnUntil(reference, "scheduleLetterSession");
        String session = sessions.ofRegion("Concertation ARCMSA – DCGDR – ARS", "28", "arcmsa-28", "ARCMSA Normandie",
                "DCGDR Normandie", "ARS Normandie");
        journey.answer(reference, "scheduleLetterSession", "sessionChoice", "SCHEDULED", "session", session, "reason", null);
        on(LocalDate.of(2020, 9, 20).plusMonths(1));
        driver.runJobs(session);
        journey.submit(session, driver.task(session, "recordSessionOpinions"), GivenDossier.form("sessionHeld", "HELD",
                "present", "[\"ARCMSA Normandie\",\"DCGDR Normandie\"]", "quorum", true, "results",
                "[{\"reference\":\"%s\",\"opinion\":\"FAVOURABLE\"}]".formatted(reference)));
        driver.runJobs(reference);
        journey.goOnToTheEnd(reference);

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    /** What the dated table gives for a community of that size, and lines to be completed where it gives nothing. */
    private String proposedAmounts(String reference) {
        assertThat(dossiers.get(reference).sizeClass()).isEqualTo(2);
        Record draft = contracts.draft(new TaskInHand(reference, null, EngineNames.CONTRACT_SIGNATURE, "draftContract", null,
                ClockUtil.getCurrentTime().toInstant(), name -> null)).orElseThrow();
        JsonNode amounts = json.valueToTree(draft).get("amounts");
        assertThat(amounts).anyMatch(line -> line.get("purpose").asText().equals("OPERATION")
                && line.get("amount").asInt() == 60_000);
        return amounts.toString();
    }

    /** Communities elsewhere in Isère, taken over with their contracts: as many as other tests have not left there. */
    private void elevenHaveSignedInIsereBefore(LocalDate day) {
        int signed = jdbc.sql("""
                        select count(*) from contract c join dossier d on d.reference = c.dossier
                        where d.departement = '38' and d.type = 'CPTS' and c.purpose = 'FIRST' and c.signed_on <= ?""")
                .param(day).query(Integer.class).single();
        ELSEWHERE_IN_ISERE.subList(signed, 11).forEach(commune -> takenOver.add(imports.take(new ImportedStructure(
                neighbour(commune), day.minusYears(2), "ACI_CPTS", day.minusYears(1), day.minusYears(1), null, Map.of(),
                "Contrat fictif", List.of(), null, null, null, day.minusYears(1)), null)));
    }

    private static Declaration neighbour(String commune) {
        Lead lead = new Lead(Civility.MADAME, "Claire", "Exemple", Profession.GENERAL_PRACTITIONER, null,
                "presidente-%s@exemple.fr".formatted(commune), "04 76 00 00 00", null);
        return new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, StructureType.CPTS, "CPTS voisine (fictive)", lead,
                List.of(TerritoryPart.whole(commune)), commune, List.of(), Set.of(), null);
    }

    private static String members(int professionals, int structures) {
        String persons = IntStream.rangeClosed(1, professionals).mapToObj("""
                {"name":"Professionnel Fictif %d","kind":"PROFESSIONAL","profession":"NURSE","confirmationMode":"SIGNATURE"}"""
                ::formatted).collect(Collectors.joining(","));
        String organisations = IntStream.rangeClosed(1, structures).mapToObj(number -> """
                {"name":"Structure fictive %d","kind":"%s"}""".formatted(number, List.of("HEALTH_ORGANISATION",
                        "SOCIAL_ORGANISATION").get(number % 2)))
                .collect(Collectors.joining(","));
        return "[" + persons + "," + organisations + "]";
    }

    private String declare(String name, String seat, String... others) {
        String[] communes = IntStream.rangeClosed(0, others.length)
                .mapToObj(index -> index == 0 ? seat : others[index - 1]).toArray(String[]::new);
        Map<String, Object> declaration = DeclaredProject.on(name, seat, communes);
        String reference = journey.declare(CptsAnswers.but(declaration, "deposit", receivedToday()));
        staff.of(reference);
        return reference;
    }

    private static String receivedToday() {
        return """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"%s"}""".formatted(
                ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant()));
    }

    private static String organisation(Dossier dossier, ParticipantRole role) {
        return dossier.participants(role).stream().map(Participant::organisation).findFirst().orElseThrow();
    }

    private static void on(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }
}
