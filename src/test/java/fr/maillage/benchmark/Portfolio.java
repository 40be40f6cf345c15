package fr.maillage.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;
import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.DocumentKind;

/**
 * Open dossiers of 75 delegations and their 75 caisses. The originals are declared and worked on through the application:
 * some wait to be qualified, some are in somebody's hands, some wait for their lead.
 */
@Component
class Portfolio {

    /** Shares of each département among the dossiers, whose copies are of one original or of several. */
    private static final int STATES = 3;

    private record Place(String departement, String delegation, String caisse, String first, String second) {
    }

    private final Directory directory;
    private final DirectoryEditing editing;
    private final CptsJourney journey;
    private final ProcessDriver driver;
    private final TaskService tasks;
    private final GivenDossier given;
    private final DossierCopies copies;
    private final JdbcClient jdbc;
    private final int departements;
    private int originals;
    private int dossiers;

    Portfolio(Directory directory, DirectoryEditing editing, CptsJourney journey, ProcessDriver driver, TaskService tasks,
              GivenDossier given, DossierCopies copies, JdbcClient jdbc, @Value("${maillage.benchmark.departements:75}") int departements) {
        this.directory = directory;
        this.editing = editing;
        this.journey = journey;
        this.driver = driver;
        this.tasks = tasks;
        this.given = given;
        this.copies = copies;
        this.jdbc = jdbc;
        this.departements = departements;
    }

    /** Declares the originals. */
    List<Original> start(int most) {
        List<Place> places = places();
        places.forEach(place -> List.of(place.delegation(), place.caisse()).forEach(this::staff));
        List<Original> declared = new ArrayList<>();
        List<Original> shares = new ArrayList<>();
        for (int index = 0; index < places.size(); index++) {
            // the delegation whose agent is measured has all states, any other one of them
            List<Consumer<String>> states = index == 0 ? List.of(this::untouched, this::takeInHand, this::waitForLead)
                    : List.of(List.<Consumer<String>>of(this::untouched, this::takeInHand, this::waitForLead).get(index % STATES));
            List<Original> here = new ArrayList<>();
            for (Consumer<String> state : states) {
                here.add(original(declared.size() + here.size(), places.get(index), state));
            }
            declared.addAll(here);
            IntStream.range(0, STATES).forEach(share -> shares.add(here.get(share % here.size())));
        }
        originals = declared.size();
        dossiers = originals;
        copies.of(declared, shares, most - originals);
        return declared;
    }

    /** Adds copies until there are so many dossiers. */
    void growTo(int size) {
        copies.write(dossiers - originals + 1, size - originals);
        dossiers = size;
    }

    private Original original(int number, Place place, Consumer<String> state) {
        String name = "CPTS fictive témoin %d.".formatted(number);
        String email = "temoin.%d@exemple.fr".formatted(number);
        Map<String, Object> declaration = DeclaredProject.on(name, place.first(), place.first(), place.second());
        declaration.put("lead", """
                {"civility":"DOCTEUR","firstName":"Claire","lastName":"Exemple","profession":"GENERAL_PRACTITIONER",
                 "rpps":"10003456786","email":"%s","phone":"04 76 00 00 00"}""".formatted(email));
        declaration.put("msaWished", false);
        String reference = journey.declare(declaration);
        state.accept(reference);
        given.document(reference, DocumentKind.OTHER);
        return new Original(number, reference, name, email, List.of(place.first(), place.second()));
    }

    private void untouched(String reference) {
        driver.task(reference, "qualifyProject");
    }

    private void takeInHand(String reference) {
        journey.answer(reference, "qualifyProject");
        Task interview = driver.task(reference, "holdFramingInterview");
        String group = driver.groupsOf(interview).iterator().next();
        tasks.setAssignee(interview.getId(), handlerOf(group));
    }

    private void waitForLead(String reference) {
        journey.answer(reference, "qualifyProject");
        journey.answer(reference, "holdFramingInterview");
        if (driver.openTasks(reference).contains("confirmSupport")) {
            journey.answer(reference, "confirmSupport", "msaAccompanies", false, "lots", "[]", "leadRefuses", true);
        }
        journey.goOnUntil(reference, "depositLetter");
    }

    /** Those départements with the most communes, the trial's own first, so that dossiers overlap no more than need be. */
    private List<Place> places() {
        return jdbc.sql("""
                        with town as (
                          select departement, min(code) as first, max(code) as second, count(*) as towns
                          from commune where kind = 'COMMUNE' group by departement)
                        select t.departement, min(delegation.id), min(caisse.id), t.first, t.second
                        from town t
                        join organisation delegation on delegation.kind = 'ARS_DELEGATION' and delegation.departements = array[t.departement]
                        join organisation caisse on caisse.kind = 'CPAM' and caisse.departements = array[t.departement]
                        group by t.departement, t.first, t.second, t.towns
                        having count(*) = 1
                        order by t.departement <> '38', t.towns desc, t.departement
                        limit :departements""")
                .param("departements", departements)
                .query((row, number) -> new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5)))
                .list();
    }

    private void staff(String organisation) {
        if (directory.agents(organisation).isEmpty()) {
            editing.saveAgents(List.of(new Agent("gestion." + organisation, null, "Camille", "Fictive " + organisation,
                    "chargée de dossier (personne fictive)", "gestion." + organisation + "@essai.example", null, null,
                    organisation, Set.of(Function.HANDLER), Set.of(), Set.of(), null, null, null, Set.of(), Set.of())));
        }
    }

    private String handlerOf(String organisation) {
        return directory.agents(organisation).stream()
                .filter(agent -> agent.functions().contains(Function.HANDLER))
                .map(Agent::id).sorted().findFirst().orElseThrow();
    }
}
