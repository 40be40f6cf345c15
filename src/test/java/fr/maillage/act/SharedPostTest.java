package fr.maillage.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.act.SharedPost.State;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.ParisTime;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call for shared posts with its applications, from the opening to the end of the posts. */
@MaillageTest
class SharedPostTest {

    private static final String HELENE = "helene.siege84";
    private static final String ALICE = "alice.delegation38";

    @Autowired
    CptsJourney journey;
    @Autowired
    ProcessDriver driver;
    @Autowired
    SharedPosts posts;
    @Autowired
    Dossiers dossiers;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @LocalServerPort
    int port;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    private static LocalDate today() {
        return ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
    }

    private String start(String user, String process, Map<String, Object> form) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult().getId();
        String[] reference = new String[1];
        driver.as(user, () -> reference[0] = forms.submitStartForm(definition, form).getBusinessKey());
        driver.runJobs(reference[0]);
        return reference[0];
    }

    private void answer(String reference, String task, Object... form) {
        journey.submit(reference, driver.task(reference, task), GivenDossier.form(form));
    }

    private static Map<String, Object> call(CallKind kind, int places) {
        return GivenDossier.form("declarationId", UUID.randomUUID().toString(), "call", kind.name(), "title",
                "Appel fictif n° " + (kind.ordinal() + 1), "communes", "[{\"commune\":\"38185\"}]", "opensOn", today().minusDays(1).toString(),
                "closesOn", today().plusDays(30).toString(), "places", places, "grid",
                "[{\"criterion\":\"Qualité du partage\",\"maximum\":20},{\"criterion\":\"Besoin du territoire\",\"maximum\":10}]",
                "conditions", "Deux lieux d’exercice.");
    }

    private static Map<String, Object> application(String call, String name) {
        return GivenDossier.form("declarationId", UUID.randomUUID().toString(), "call", call, "applicantKind",
                "ESTABLISHMENT", "applicant", name, "finess", "380000067", "contactFirstName", "Lise", "contactLastName",
                "Fictive", "contactEmail", "lise@exemple.fr", "specialty", "Gériatrie", "share", 60, "firstPlace",
                "CH fictif", "secondPlace", "Cabinet fictif", "communes", "[{\"commune\":\"38563\"}]", "zone", "ZIP",
                "purpose", "Consultations avancées.", "deposit",
                "{\"depositedBy\":\"Lise Fictive\",\"channel\":\"EMAIL\",\"receivedOn\":\"%s\"}".formatted(today()));
    }

    private String applied(String call, String name) {
        String reference = start(ALICE, "shared-post", application(call, name));
        answer(reference, "checkApplication", "applicationCheck", "COMPLETE");
        return reference;
    }

    private String mark(String post, String criterion, int maximum, Integer mark) {
        return "{\"subject\":\"%s · %s (sur %d)\"%s}".formatted(posts.get(post).row(), criterion, maximum,
                mark == null ? "" : ",\"mark\":" + mark);
    }

    private String marks(String post, int first, int second) {
        return mark(post, "Qualité du partage", 20, first) + "," + mark(post, "Besoin du territoire", 10, second);
    }

    private String ranked(String post, String result, String reason) {
        return "{\"application\":\"%s · %d points\",\"result\":\"%s\"%s}".formatted(posts.get(post).row(),
                posts.get(post).score(), result, reason == null ? "" : ",\"reason\":\"" + reason + "\"");
    }

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void eachOfTheSixCallsIsOpenedAndEndsUnfilledWithoutApplications(CallKind kind) {
        String call = start(HELENE, "shared-post-call", call(kind, 3));
        assertThat(journey.mails(call)).contains("shared-post-call-opened > callBodies");
        driver.advanceToTimer(call, "callClosed");
        assertThat(dossiers.get(call).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.mails(call)).contains("shared-post-call-unfilled > callBodies");
    }

    @Test
    void theJuryRanksTheApplicationsAndTheLaureatesFollowTheRanking() {
        String call = start(HELENE, "shared-post-call", call(CallKind.SHARED_SPECIALISTS, 1));
        String best = applied(call, "CH du Nord (fictif)");
        String second = applied(call, "CH du Sud (fictif)");
        String last = applied(call, "CH de l’Est (fictif)");
        String slow = start(ALICE, "shared-post", application(call, "CH de l’Ouest (fictif)"));
        assertThat(journey.mails(best)).contains("shared-post-received > lead", "shared-post-received > delegation");
        answer(slow, "checkApplication", "applicationCheck", "TO_COMPLETE", "complements", "La lettre du second lieu.");
        assertThat(journey.lastMail(slow, "shared-post-complements")).contains("La lettre du second lieu.");
        driver.advanceToTimer(call, "callClosed");
        LocalDateTime juryAt = today().plusDays(10).atTime(9, 0);
        String members = "[{\"name\":\"Pr Fictif\",\"email\":\"jury@exemple.fr\"}]";
        String plan = driver.task(call, "planJury").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(plan, Map.of("heldAt", juryAt.toString(), "place", "Siège", "members",
                members))).hasMessageContaining("[heldAt]").hasMessageContaining("CH de l’Ouest");
        answer(slow, "recordComplements", "deposit",
                "{\"depositedBy\":\"Lise\",\"channel\":\"EMAIL\",\"receivedOn\":\"%s\"}".formatted(today()), "content", "Lettre.");
        answer(slow, "checkApplication", "applicationCheck", "TO_COMPLETE", "complements", "Signée.");
        driver.advanceToTimer(slow, "complementsLate");
        answer(slow, "checkApplication", "applicationCheck", "INELIGIBLE", "reason", "Restée incomplète.");
        assertThat(dossiers.get(slow).stage()).isEqualTo(Stage.REFUSED);
        assertThat(journey.mails(slow)).contains("shared-post-ineligible > lead");

        LocalDateTime later = today().plusDays(10).atTime(9, 0);
        answer(call, "planJury", "heldAt", later.toString(), "place", "Siège", "members", members);
        assertThat(journey.mails(call)).contains("shared-post-jury > juryMembers");
        String early = driver.task(call, "scoreApplications").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(early, Map.of("actOutcome", "HELD", "marks", "[]")))
                .hasMessageContaining("[actOutcome]");
        answer(call, "scoreApplications", "actOutcome", "POSTPONED", "newDate", later.plusDays(2).toString());
        driver.advanceTo(call, later.toLocalDate().plusDays(3));
        String score = driver.task(call, "scoreApplications").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(score, Map.of("actOutcome", "HELD", "marks", "["
                + marks(best, 18, 9) + "," + marks(second, 15, 8) + "," + mark(last, "Qualité du partage", 20, 5) + "]")))
                .hasMessageContaining("[marks]").hasMessageContaining("Besoin du territoire");
        assertThatThrownBy(() -> forms.submitTaskForm(score, Map.of("actOutcome", "HELD", "marks", "["
                + marks(best, 21, 9) + "," + marks(second, 15, 8) + "," + marks(last, 5, 2) + "]")))
                .hasMessageContaining("[marks[0].mark]");
        answer(call, "scoreApplications", "actOutcome", "HELD", "marks",
                "[" + marks(best, 18, 9) + "," + marks(second, 15, 8) + "," + marks(last, 5, 2) + "]");
        assertThat(posts.applications(call, State.ELIGIBLE)).extracting(SharedPost::reference)
                .containsExactly(best, second, last);

        assertThat(Visitor.loggedIn(port, HELENE).page("/dossiers/" + call + "/actes").body())
                .contains("CH du Nord (fictif)", "27", "Qualité du partage (sur 20)");
        String publish = driver.task(call, "publishLaureates").getId();
        assertRefused(publish, "[results]", ranked(best, "LAUREATE", null), ranked(second, "LAUREATE", null),
                ranked(last, "NOT_RETAINED", "Trop loin du besoin."));
        assertRefused(publish, "[results[2].reason]", ranked(best, "LAUREATE", null), ranked(second, "WAITING_LIST", null),
                ranked(last, "NOT_RETAINED", null));
        assertRefused(publish, "[results[0].reason]", ranked(best, "WAITING_LIST", null), ranked(second, "LAUREATE", null),
                ranked(last, "NOT_RETAINED", "Trop loin du besoin."));
        answer(call, "publishLaureates", "results", "[" + String.join(",", ranked(best, "LAUREATE", null),
                ranked(second, "WAITING_LIST", null), ranked(last, "NOT_RETAINED", "Trop loin du besoin.")) + "]");
        List.of(best, second, last).forEach(driver::runJobs);

        assertThat(dossiers.get(call).stage()).isEqualTo(Stage.OPERATION);
        assertThat(journey.lastMail(call, "shared-post-call-results")).contains("CH du Nord (fictif)");
        assertThat(dossiers.get(last).stage()).isEqualTo(Stage.REFUSED);
        assertThat(journey.lastMail(last, "shared-post-result")).contains("n’est pas retenue", "Trop loin du besoin.");
        assertThat(journey.lastMail(second, "shared-post-result")).contains("liste d’attente");

        // the laureate withdraws: the place goes to the next one
        answer(best, "signPostConvention", "postConvention", "WITHDRAWN", "reason", "Le médecin part.");
        driver.runJobs(second);
        assertThat(dossiers.get(best).stage()).isEqualTo(Stage.ABANDONED);
        assertThat(posts.get(best).state()).isEqualTo(State.UNFILLED);
        assertThat(posts.get(second).state()).isEqualTo(State.LAUREATE);
        assertThat(journey.mails(second)).contains("shared-post-promoted > lead");
        sign(second);
        answer(second, "recordTakingPost", "postStart", "TAKEN", "takenOn", today().toString(), "doctor", "Dr Fictive");
        assertThat(ParisTime.dateOf(driver.task(second, "reviewPost").getDueDate().toInstant()))
                .isEqualTo(today().plusMonths(6));
        answer(second, "reviewPost", "postReview", "CONTINUES", "report", "Bon équilibre.");
        answer(second, "closePost", "postEnd", "INSTALLED", "report", "Le médecin s’installe en ville.");
        assertThat(dossiers.get(second).stage()).isEqualTo(Stage.OPERATION);
        assertThat(journey.lastMail(second, "shared-post-closed")).contains("s’installe en ville");
    }

    private void assertRefused(String task, String field, String... results) {
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("results", "[" + String.join(",", results) + "]")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(field);
    }

    private void sign(String reference) {
        answer(reference, "signPostConvention", "postConvention", "SIGNED", "signedOn", today().toString(), "startsOn",
                today().plusDays(10).toString(), "endsOn", today().plusYears(1).toString());
    }

    private String laureate(int applications) {
        String call = start(HELENE, "shared-post-call", call(CallKind.SHARED_SPECIALISTS, 1));
        String[] all = new String[applications];
        for (int index = 0; index < applications; index++) {
            all[index] = applied(call, "CH %d (fictif)".formatted(index));
        }
        driver.advanceToTimer(call, "callClosed");
        answer(call, "planJury", "heldAt", today().plusDays(1).atTime(9, 0).toString(), "place", "Siège", "members",
                "[{\"name\":\"Pr Fictif\",\"email\":\"jury@exemple.fr\"}]");
        driver.advanceTo(call, today().plusDays(2));
        StringBuilder marks = new StringBuilder();
        StringBuilder results = new StringBuilder();
        for (int index = 0; index < applications; index++) {
            marks.append(index == 0 ? "" : ",").append(marks(all[index], 20 - index, 5));
        }
        answer(call, "scoreApplications", "actOutcome", "HELD", "marks", "[" + marks + "]");
        for (int index = 0; index < applications; index++) {
            results.append(index == 0 ? "" : ",").append(ranked(all[index], index == 0 ? "LAUREATE" : "WAITING_LIST", null));
        }
        answer(call, "publishLaureates", "results", "[" + results + "]");
        List.of(all).forEach(driver::runJobs);
        return call;
    }

    @Test
    void aPostThatIsNotTakenAndAListThatExpires() {
        String call = laureate(2);
        String first = posts.applications(call).get(0).reference();
        String waiting = posts.applications(call).get(1).reference();
        driver.advanceToTimer(waiting, "waitingListExpired");
        assertThat(dossiers.get(waiting).stage()).isEqualTo(Stage.REFUSED);
        assertThat(journey.mails(waiting)).contains("shared-post-list-expired > lead");
        sign(first);
        answer(first, "recordTakingPost", "postStart", "NOT_TAKEN", "reason", "Aucun médecin.");
        assertThat(posts.get(first).state()).isEqualTo(State.UNFILLED);
        assertThat(journey.lastMail(first, "shared-post-unfilled")).contains("Aucun médecin.");
    }

    @Test
    void aPostMayStopAtSixMonths() {
        String first = posts.applications(laureate(1)).get(0).reference();
        String sign = driver.task(first, "signPostConvention").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(sign, Map.of("postConvention", "SIGNED", "signedOn",
                today().toString(), "startsOn", today().toString(), "endsOn", today().minusDays(1).toString())))
                .hasMessageContaining("[endsOn]");
        assertThatThrownBy(() -> forms.submitTaskForm(sign, Map.of("postConvention", "SIGNED", "signedOn",
                today().toString(), "startsOn", today().toString(), "endsOn", today().plusDays(90).toString(), "amount", 12000)))
                .hasMessageContaining("[amountSource]");
        sign(first);
        answer(first, "recordTakingPost", "postStart", "TAKEN", "takenOn", today().toString(), "doctor", "Dr Fictif");
        answer(first, "reviewPost", "postReview", "STOPPED", "report", "Le médecin repart.");
        assertThat(dossiers.get(first).stage()).isEqualTo(Stage.OPERATION);
        assertThat(posts.get(first).state()).isEqualTo(State.ENDED);
    }

    @Test
    void whoAndWhatACallDoesNotAdmitIsRefusedAtItsField() {
        assertThatThrownBy(() -> start("claire.cpam38", "shared-post-call", call(CallKind.SHARED_SPECIALISTS, 1)))
                .hasMessageContaining("Seule l’agence régionale de santé");
        Map<String, Object> wrong = call(CallKind.SHARED_SPECIALISTS, 1);
        wrong.put("opensOn", today().plusDays(60).toString());
        assertThatThrownBy(() -> start(HELENE, "shared-post-call", wrong)).hasMessageContaining("[closesOn]");

        String salaried = start(HELENE, "shared-post-call", call(CallKind.SALARIED_GENERAL_PRACTITIONERS, 1));
        Map<String, Long> before = journey.traces();
        Map<String, Object> university = application(salaried, "Université fictive");
        university.put("applicantKind", "UNIVERSITY");
        university.remove("finess");
        assertThatThrownBy(() -> start(ALICE, "shared-post", university)).hasMessageContaining("[applicantKind]");
        Map<String, Object> late = application(salaried, "CH fictif");
        late.put("deposit", "{\"depositedBy\":\"Lise\",\"channel\":\"EMAIL\",\"receivedOn\":\"2020-01-01\"}");
        assertThatThrownBy(() -> start(ALICE, "shared-post", late)).hasMessageContaining("[deposit.receivedOn]");
        assertThatThrownBy(() -> start(ALICE, "shared-post", application("2026-38-9999", "CH fictif")))
                .hasMessageContaining("[call]");
        assertThat(journey.traces()).isEqualTo(before);

        Map<String, Object> elsewhere = application(salaried, "CH fictif");
        elsewhere.put("zone", "ELSEWHERE");
        String reference = start(ALICE, "shared-post", elsewhere);
        String check = driver.task(reference, "checkApplication").getId();
        assertThatThrownBy(() -> forms.submitTaskForm(check, Map.of("applicationCheck", "COMPLETE")))
                .hasMessageContaining("[applicationCheck]").hasMessageContaining("zones d’intervention prioritaire");
    }
}
