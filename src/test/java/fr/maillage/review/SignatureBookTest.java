package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.DacJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Absence;
import fr.maillage.directory.AbsenceTasks;
import fr.maillage.directory.Absences;
import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

/** What waits for those who sign, pay, register numbers and keep sessions, each on one page. */
@MaillageTest
class SignatureBookTest {

    private static final String SOPHIE = "sophie.delegation38";
    private static final String ALICE = "alice.delegation38";

    @Autowired
    ReviewFixture fixture;
    @Autowired
    GivenDossier given;
    @Autowired
    GivenSession sessions;
    @Autowired
    DacJourney dacs;
    @Autowired
    ProcessDriver driver;
    @Autowired
    RunningProcesses processes;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Absences absences;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    @Test
    void aSignatoryReadsTheLetterAndTheNoteSignsOrSendsBack() {
        String reference = decisionToSign();
        String task = driver.task(reference, "signDecision").getId();
        Visitor sophie = Visitor.loggedIn(port, SOPHIE);
        assertThat(sophie.page("/parapheur").body()).contains(reference, "Signer", "À revoir", "Terme légal", "Lire la lettre",
                "Mot du chargé de dossier", "Associer le centre hospitalier.");
        assertThat(sophie.page("/parapheur/" + task + "/lettre").body()).startsWith("%PDF");

        assertThat(sophie.post("/api/tasks/" + task + "/submission", """
                {"signature": "TO_REVISE", "remark": "Citer les avis."}""").statusCode()).isEqualTo(204);
        assertThat(sophie.page("/parapheur").body()).doesNotContain(reference);
        assertThat(sophie.page("/parapheur/" + task + "/lettre").statusCode()).isEqualTo(404);
    }

    @Test
    void aSubstituteFindsTheSignatureBookDuringTheAbsenceOnly() {
        String reference = decisionToSign();
        assertThat(Visitor.loggedIn(port, ALICE).page("/parapheur").statusCode()).isEqualTo(403);
        absences.record(SOPHIE, new Absence(ParisTime.today(clock), ParisTime.today(clock), ALICE, AbsenceTasks.KEPT), true);
        try {
            assertThat(Visitor.loggedIn(port, ALICE).page("/parapheur").body()).contains(reference, "Signer");
        } finally {
            absences.end(SOPHIE, ParisTime.today(clock));
        }
        assertThat(Visitor.loggedIn(port, ALICE).page("/parapheur").statusCode()).isEqualTo(403);
    }

    @Test
    void theDecisionOfTheRegionalAgencyIsInTheBookOfItsOwnSignatories() {
        String reference = dacs.openedUntil("signDecision");
        try {
            Visitor regine = Visitor.loggedIn(port, "regine.siege84");
            assertThat(regine.page("/parapheur").body()).contains(reference, "Signer", "À revoir", "Lire la lettre");
            String task = driver.task(reference, "signDecision").getId();
            assertThat(regine.page("/parapheur/" + task + "/lettre").body()).startsWith("%PDF");
            assertThat(Visitor.loggedIn(port, SOPHIE).page("/parapheur").body()).doesNotContain(reference);
            assertThat(regine.post("/api/tasks/" + task + "/submission", """
                    {"signature": "TO_REVISE", "remark": "Citer le vote."}""").statusCode()).isEqualTo(204);
        } finally {
            dacs.end();
        }
    }

    @Test
    void otherSignatoriesSeeNothingOfIt() {
        String reference = decisionToSign();
        String task = driver.task(reference, "signDecision").getId();
        Visitor neighbour = Visitor.loggedIn(port, "sylvain.delegation73");
        assertThat(neighbour.page("/parapheur").body()).doesNotContain(reference);
        assertThat(neighbour.page("/parapheur/" + task + "/lettre").statusCode()).isEqualTo(404);
        assertThat(Visitor.loggedIn(port, "simon.cpam38").page("/parapheur").body()).doesNotContain(reference);
        for (String user : List.of(ALICE, "paula.cpam38", "nadia.lecture")) {
            assertThat(Visitor.loggedIn(port, user).page("/parapheur").statusCode()).as(user).isEqualTo(403);
        }
        assertThat(Visitor.anonymous(port).page("/parapheur").statusCode()).isEqualTo(302);
    }

    @Test
    void whoPaysFindsTheAmountAndTheBankDetails() {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        open(reference, "payStartup", "cpam-isere-payment");
        Visitor paula = Visitor.loggedIn(port, "paula.cpam38");
        assertThat(paula.page("/paiements").body()).contains(reference, "Pas encore enregistré", "17\u202f500", "Payer ou bloquer");
        assertThat(Visitor.loggedIn(port, "fanny.finances84").page("/paiements").body()).doesNotContain(reference);
        assertThat(Visitor.loggedIn(port, "aurore.ars974").page("/finess").body()).contains("Aucun numéro n’est à enregistrer");
        for (String user : List.of(ALICE, SOPHIE, "felix.finess84", "claire.cpam38")) {
            assertThat(Visitor.loggedIn(port, user).page("/paiements").statusCode()).as(user).isEqualTo(403);
        }
    }

    @Test
    void whoRegistersNumbersFindsThemAndNobodyElseDoes() {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        open(reference, "recordFiness", "ars-84-finess");
        assertThat(Visitor.loggedIn(port, "felix.finess84").page("/finess").body()).contains(reference, "Enregistrer");
        for (String user : List.of(ALICE, "paula.cpam38", SOPHIE)) {
            assertThat(Visitor.loggedIn(port, user).page("/finess").statusCode()).as(user).isEqualTo(403);
        }
    }

    @Test
    void aSessionShowsItsAgendaToThoseWhoReadTheDossiers() {
        String reference = fixture.voironnais();
        String number = sessions.ofRegion("Comité d’essai", "84", "ars-84-38", "Membre Fictif");
        database.sql("""
                insert into agenda_item (session, reference, subject, lead_invited, opinion, content)
                values (:session, :reference, 'PROJECT', false, 'FAVOURABLE', 'Avis réservé aux administrations.')""")
                .param("session", number).param("reference", reference).update();
        driver.runJobs(number);
        assertThat(Visitor.loggedIn(port, ALICE).page("/seances").body()).contains(number, reference, "Favorable",
                "Avis réservé aux administrations.", "Saisir les avis de la séance");
        assertThat(Visitor.loggedIn(port, "amelie.delegation73").page("/seances").body()).contains(number, reference,
                        "Votre organisme ne suit pas ce dossier.")
                .doesNotContain("Avis réservé aux administrations.", "CPTS fictive");
    }

    /** A task of the path, reached without the path that leads there. */
    private void open(String reference, String task, String group) {
        processes.startAt(EngineNames.CPTS_CREATION, reference, List.of(task), dossiers.card(reference));
        driver.runJobs(reference);
        assertThat(driver.groupsOf(driver.task(reference, task))).contains(group);
    }

    private String decisionToSign() {
        String reference = fixture.voironnais();
        fixture.start("review", reference);
        fixture.file(reference, ParisTime.today(clock));
        fixture.complete(reference);
        driver.tasks(reference, "giveOpinion").forEach(opinion -> driver.complete(reference, opinion,
                ReviewFixture.form("opinion", "FAVOURABLE", "text", "Avis d’essai.")));
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Dossier simple.");
        fixture.complete(reference, "prepareDecision", "decision", "VALIDATE_WITH_RECOMMENDATIONS",
                "recommendations", "Associer le centre hospitalier.", "internalNote", "Mot du chargé de dossier");
        return reference;
    }
}
