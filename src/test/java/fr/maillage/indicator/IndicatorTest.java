package fr.maillage.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Stage;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

/**
 * Lozère (152 communes, 76 486 inhabitants), where nobody else of the trial works: a practice opened in 2025, a community
 * signed in 2025 around Mende and Marvejols, a project born from the practice around Langogne and Florac.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorTest {

    private static final String MENDE = "48095";
    private static final String MARVEJOLS = "48092";
    private static final String LANGOGNE = "48080";
    private static final String FLORAC = "48061";
    private static final String MSP = "Maison de santé pluriprofessionnelle";
    private static final LocalDate END_OF_2024 = LocalDate.of(2024, 12, 31);
    private static final LocalDate END_OF_2025 = LocalDate.of(2025, 12, 31);
    private static final MaillageUser NATIONAL = new MaillageUser("nadia.lecture", "Nadia", Set.of("readers-national"), List.of());

    @LocalServerPort
    int port;
    @Autowired
    Indicators indicators;
    @Autowired
    CountedTerritories territories;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Links links;
    @Autowired
    JdbcClient jdbc;

    private String community;
    private String practice;
    private String project;

    /** Once, within the first test: the coverage of the processes counts what happens in tests only. */
    @BeforeEach
    void someYearsGoBy() {
        if (project != null) {
            return;
        }
        today(LocalDate.of(2024, 3, 1));
        community = given.declared(StructureType.CPTS, new String[] {MENDE, MARVEJOLS}, false);
        today(LocalDate.of(2024, 6, 1));
        dossiers.enter(community, Stage.DIAGNOSIS);
        practice = given.declared(StructureType.MSP, new String[] {"48140"}, false);
        today(LocalDate.of(2025, 2, 3));
        dossiers.recordValidation(practice, LocalDate.of(2025, 2, 3), null);
        dossiers.recordOpening(practice, LocalDate.of(2025, 2, 17), null);
        today(LocalDate.of(2025, 2, 17));
        dossiers.enter(practice, Stage.OPERATION);
        today(LocalDate.of(2025, 5, 2));
        dossiers.recordValidation(community, LocalDate.of(2025, 4, 1), null);
        dossiers.recordContract(community, LocalDate.of(2025, 5, 2), null);
        dossiers.recordOpening(community, LocalDate.of(2025, 5, 15), null);
        today(LocalDate.of(2025, 5, 15));
        dossiers.enter(community, Stage.OPERATION);
        today(LocalDate.of(2025, 9, 1));
        project = given.declared(StructureType.CPTS, new String[] {LANGOGNE, FLORAC}, true);
        links.link(project, LinkType.ISSUED_FROM, practice, null);
        dossiers.addParticipant(project, ParticipantRole.MSA_OFFICER, "msa-languedoc", null, null);
        jdbc.sql("insert into frr_class values ('48080', 'SOCLE'), ('48061', 'NONE'), ('48095', 'NONE'), ('48092', 'IN_PART')").update();
        ClockUtil.reset();
    }

    @AfterAll
    void forgetTheRuralCommunes() {
        jdbc.sql("delete from frr_class where commune like '48%'").update();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void projectsAreCountedByTheStageWhereTheyStoodOnTheDay() {
        assertThat(rows(Indicator.STAGES, LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(rows(Indicator.STAGES, LocalDate.of(2024, 3, 1))).containsExactly(
                row("CPTS", "Émergence", 1L), row("CPTS", "Tous stades confondus", 1L));
        assertThat(rows(Indicator.STAGES, END_OF_2024)).containsExactly(
                row("CPTS", "Pré-diagnostic", 1L), row("CPTS", "Tous stades confondus", 1L),
                row(MSP, "Émergence", 1L), row(MSP, "Tous stades confondus", 1L));
        assertThat(rows(Indicator.STAGES, END_OF_2025)).containsExactly(
                row("CPTS", "Émergence", 1L), row("CPTS", "Tous stades confondus", 1L));
    }

    @Test
    void whatNobodyRecordedThenIsSaidToBeUnknown() {
        jdbc.sql("insert into dossier_course (dossier, since, type) values (:dossier, '2020-01-01T00:00:00Z', 'CPTS')")
                .param("dossier", community).update();
        assertThat(rows(Indicator.STAGES, LocalDate.of(2020, 6, 1))).containsExactly(
                row("CPTS", "Étape non connue à cette date", 1L), row("CPTS", "Tous stades confondus", 1L));
    }

    @Test
    void structuresAreCountedAsTheRegisterSaysForTheDay() {
        assertThat(rows(Indicator.STRUCTURES, END_OF_2024)).isEmpty();
        assertThat(rows(Indicator.STRUCTURES, LocalDate.of(2025, 5, 10))).containsExactly(
                row("CPTS", 1L, 0L, 1L, 0L), row(MSP, 0L, 1L, 0L, 0L));
        assertThat(rows(Indicator.STRUCTURES, END_OF_2025)).containsExactly(
                row("CPTS", 0L, 1L, 1L, 0L), row(MSP, 0L, 1L, 0L, 0L));
    }

    @Test
    void theSharesOfCommunesAndOfInhabitantsAddUp() {
        assertThat(texts(Indicator.COVERAGE, END_OF_2024)).containsExactly(
                "CPTS sous contrat ou en fonctionnement|0|0|0.0|0|0.0", "CPTS en projet seulement|1|2|1.3|17228|22.5",
                "Ni CPTS ni projet|0|150|98.7|59258|77.5", "DAC en service|0|0|0.0|0|0.0");
        assertThat(texts(Indicator.COVERAGE, END_OF_2025)).containsExactly(
                "CPTS sous contrat ou en fonctionnement|1|2|1.3|17228|22.5", "CPTS en projet seulement|1|2|1.3|4936|6.5",
                "Ni CPTS ni projet|0|148|97.4|54322|71.0", "DAC en service|0|0|0.0|0|0.0");
    }

    @Test
    void uncoveredCommunesAreListedWithTheProjectsThatReachThem() {
        List<String> uncovered = indicators.whole(Indicator.UNCOVERED, lozere(), END_OF_2025, NATIONAL).rows().stream()
                .map(IndicatorTest::text).toList();
        assertThat(uncovered).hasSize(150).noneMatch(line -> line.contains("Mende|"))
                .anyMatch(line -> line.startsWith("48080|Langogne|48|") && line.endsWith("|2836|CPTS fictive"));
        assertThat(indicators.page(Indicator.UNCOVERED, lozere(), END_OF_2025, NATIONAL)).satisfies(page -> {
            assertThat(page.rows()).hasSize(Indicators.ROWS);
            assertThat(page.more()).isTrue();
        });
    }

    @Test
    void ruralProjectsComeFirstAndTheirShareIsThatOfTheirInhabitants() {
        // Langogne is rural, Florac is not: 2 836 of 4 936; half of Marvejols: 2 382 of 17 228
        assertThat(texts(Indicator.EMERGING, END_OF_2025)).containsExactly(
                project + "|CPTS fictive|CPTS|Émergence|48|4936|57.5");
        assertThat(texts(Indicator.EMERGING, END_OF_2024).get(0)).isEqualTo(
                community + "|CPTS fictive|CPTS|Pré-diagnostic|48|17228|13.8");
        assertThat(texts(Indicator.RURAL, END_OF_2025)).containsExactly("Projets|1|1|1|100.0",
                "dont accompagnés par une caisse MSA|1|1|1|100.0", "Structures en fonctionnement|2|1|0|0.0");
    }

    @Test
    void communitiesBornFromAPracticeAreCountedByCaisse() {
        assertThat(texts(Indicator.ISSUED, END_OF_2025)).containsExactly(
                "CCSS de la Lozère|2|0|0|1|0", "MSA du Languedoc|2|1|0|1|0");
        assertThat(texts(Indicator.ISSUED, END_OF_2024)).containsExactly(
                "CCSS de la Lozère|1|0|0|0|0", "MSA du Languedoc|1|0|0|0|0");
    }

    @Test
    void theThreeLeversOfTheCaisseWithThePatientsThatTheyMean() {
        String doctor = given.declared(StructureType.PROFESSIONAL, new String[] {MENDE}, false);
        assistant(doctor, "DOCTOR", 1_200, 1_350, LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 15));
        assistant(doctor, "CENTRE", 3_000, 3_400, LocalDate.of(2025, 10, 1), null);
        assertThat(texts(Indicator.LEVERS, END_OF_2025)).containsExactly("CPTS sous contrat|1|–", "MSP labellisées|1|–",
                "dont MSP en fonctionnement|1|600", "Médecins avec un assistant médical|1|150",
                "Centres de santé avec un assistant médical|0|0");
        assertThat(texts(Indicator.LEVERS, LocalDate.of(2025, 10, 14))).contains("Médecins avec un assistant médical|0|0");
        assertThat(texts(Indicator.LEVERS, LocalDate.of(2030, 10, 15))).as("cinq ans plus tard").contains("Médecins avec un assistant médical|0|0");
        assertThat(texts(Indicator.ASSISTANTS, END_OF_2025)).anyMatch(line -> line.endsWith("|48|Lozère|1|0"));
    }

    @Test
    void membersAreComparedWithTheProfessionalsOfTheDiagnosis() {
        jdbc.sql("""
                        insert into dossier_member (dossier, position, member_id, kind, name, profession, practice) values
                          (:dossier, 0, gen_random_uuid(), 'PROFESSIONAL', 'Une', 'GENERAL_PRACTITIONER', 'LIBERAL'),
                          (:dossier, 1, gen_random_uuid(), 'PROFESSIONAL', 'Deux', 'NURSE', 'EMPLOYED'),
                          (:dossier, 2, gen_random_uuid(), 'PROFESSIONAL', 'Trois', 'PHARMACIST', 'LIBERAL'),
                          (:dossier, 3, gen_random_uuid(), 'HEALTH_ORGANISATION', 'Hôpital fictif', null, null)""")
                .param("dossier", project).update();
        jdbc.sql("""
                        insert into task_record (reference, process, task, at, visibility, content)
                        values (:dossier, 'territorial-diagnosis', 'completeDiagnosis', '2025-10-01T08:00:00Z', 'ACCOMPANIERS',
                                '{"workforce": [{"profession": "GENERAL_PRACTITIONER", "count": 6}, {"profession": "NURSE", "count": 10}]}')""")
                .param("dossier", project).update();
        assertThat(texts(Indicator.MEMBERS, END_OF_2025)).contains(project + "|CPTS fictive|3|2|1|0|16|12.5");
        assertThat(texts(Indicator.MEMBERS, LocalDate.of(2025, 9, 15))).contains(project + "|CPTS fictive|3|2|1|0|–|–");
    }

    @Test
    void departementsAreRankedByTheStructuresOfTheRegister() {
        assertThat(texts(Indicator.RANKING, END_OF_2025)).anyMatch(line -> line.contains("|48|Lozère|2|1|1|0|0"));
        assertThat(texts(Indicator.RANKING, END_OF_2024)).anyMatch(line -> line.contains("|48|Lozère|0|0|0|0|0"));
    }

    @Test
    void whoDoesNotReadADossierIsToldOnlyWhatTheRegisterTellsEverybody() {
        MaillageUser stranger = new MaillageUser("personne.forms", "Personne", Set.of("fed-forms", "role-federation"), List.of());
        CountedTerritory lozere = territory(stranger, "departement-48");
        assertThat(indicators.whole(Indicator.STAGES, lozere, END_OF_2025, stranger).rows()).isEmpty();
        assertThat(indicators.whole(Indicator.EMERGING, lozere, END_OF_2025, stranger).rows()).isEmpty();
        assertThat(indicators.whole(Indicator.MEMBERS, lozere, END_OF_2025, stranger).rows()).isEmpty();
        assertThat(indicators.whole(Indicator.ISSUED, lozere, END_OF_2025, stranger).rows()).isEmpty();
        assertThat(indicators.whole(Indicator.UNCOVERED, lozere, END_OF_2025, stranger).rows()).hasSize(150)
                .allSatisfy(line -> assertThat(line.get(5)).isNull());
        assertThat(indicators.whole(Indicator.COVERAGE, lozere, END_OF_2025, stranger).rows().stream().map(IndicatorTest::text))
                .contains("CPTS sous contrat ou en fonctionnement|1|2|1.3|17228|22.5", "CPTS en projet seulement|0|0|0.0|0|0.0");
        assertThat(Indicators.of(stranger)).doesNotContain(Indicator.ASSISTANTS);
    }

    @Test
    void thePageOffersOnesOwnTerritoriesAndItsFilesNoOther() {
        Visitor handler = Visitor.loggedIn(port, "alice.delegation38");
        String page = handler.page("/indicateurs").body();
        assertThat(page).contains("38 – Isère", "CPAM de l’Isère", "Projets par type et par étape", "Communes sans CPTS", "INSEE")
                .doesNotContain("MSA Alpes du Nord</option>", "Lozère</option>", "??", "nombre de médecins avec un assistant");
        assertThat(handler.page("/indicateurs?territoire=departement-48").statusCode()).isEqualTo(404);
        assertThat(handler.page("/indicateurs/stages.csv?territoire=departement-48").statusCode()).isEqualTo(404);
        assertThat(handler.page("/indicateurs/assistants.csv").statusCode()).isEqualTo(404);
        assertThat(handler.page("/indicateurs/tout.csv").statusCode()).isEqualTo(404);
        assertThat(handler.page("/indicateurs?au=hier").statusCode()).isEqualTo(400);
        assertThat(Visitor.loggedIn(port, "denis.msa").page("/indicateurs").body()).contains("selected=\"selected\">MSA Alpes du Nord");

        Visitor national = Visitor.loggedIn(port, "nadia.lecture");
        assertThat(national.page("/indicateurs?territoire=departement-48&au=2025-12-31").body())
                .contains("France entière", "22,5", "17\u202f228", "nombre de médecins avec un assistant").doesNotContain("??");
        assertThat(national.page("/indicateurs/coverage.csv?territoire=departement-48&au=2025-12-31").body()).startsWith(
                "\uFEFFQuoi;Structures ou projets;Communes;").contains("CPTS en projet seulement;1;2;1.3;4936;6.5");
        assertThat(national.page("/indicateurs?territoire=france").statusCode()).isEqualTo(200);
        assertThat(national.page("/indicateurs?territoire=departement-48&au=2001-01-01").body()).contains("Rien à compter");
    }

    @Test
    void whoFollowsNoDossierHasNoSuchPage() {
        assertThat(Visitor.loggedIn(port, "paula.cpam38").page("/indicateurs").statusCode()).isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "lucas.consultant").page("/indicateurs/stages.csv").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).page("/indicateurs").statusCode()).isIn(302, 401);
    }

    private void assistant(String dossier, String holder, int patients, int objective, LocalDate signedByHolder, LocalDate signedByFund) {
        long id = jdbc.sql("""
                        insert into assistant_aid (version, dossier, holder, sector, activity_percentile, patient_rank, fte, third_year,
                          requested_on, patients, objective, training_late, suspended, contract_year)
                        values (1, :dossier, :holder, 'SECTOR_1', 50, 'P90', 'FULL', false, '2025-09-01', :patients, :objective,
                          false, false, 1) returning id""")
                .param("dossier", dossier).param("holder", holder).param("patients", patients).param("objective", objective)
                .query(Long.class).single();
        sign(id, "HOLDER", signedByHolder);
        if (signedByFund != null) {
            sign(id, "FUND", signedByFund);
        }
    }

    private void sign(long assistant, String party, LocalDate day) {
        jdbc.sql("insert into assistant_signature (assistant, party, signature, signatory, signed_on) values (:id, :party, 'SIGNED', 'Exemple', :day)")
                .param("id", assistant).param("party", party).param("day", day).update();
    }

    private static void today(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }

    private CountedTerritory lozere() {
        return territory(NATIONAL, "departement-48");
    }

    private CountedTerritory territory(MaillageUser user, String code) {
        return territories.of(user).stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private List<List<Object>> rows(Indicator indicator, LocalDate day) {
        return indicators.whole(indicator, lozere(), day, NATIONAL).rows();
    }

    private List<String> texts(Indicator indicator, LocalDate day) {
        return rows(indicator, day).stream().map(IndicatorTest::text).toList();
    }

    private static List<Object> row(Object... cells) {
        return List.of(cells);
    }

    private static String text(List<Object> row) {
        return String.join("|", row.stream().map(cell -> cell == null ? "–" : cell.toString()).toList());
    }
}
