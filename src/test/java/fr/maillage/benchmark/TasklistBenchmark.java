package fr.maillage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.CptsJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.workflow.ParisTime;

/** What Tasklist asks over HTTP, measured at growing sizes of one portfolio. */
@MaillageTest
abstract class TasklistBenchmark {

    private static final String HANDLER = "alice.delegation38";
    private static final int SAMPLES = 250;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int WARM_UP = 200;
    private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(10);
    /** So many different tasks, references and communes are asked for in turn. */
    private static final int VARIETY = 45;

    /** One thing that a person does; the number makes it another one each time. */
    private interface Action {

        void perform(int number);
    }

    @LocalServerPort
    int port;

    @Value("${maillage.benchmark.sizes:}")
    List<Integer> sizes;

    @Autowired
    Portfolio portfolio;

    @Autowired
    DossierCopies copies;

    @Autowired
    ProcessDriver driver;

    @Autowired
    CptsJourney journey;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final List<Timings> measured = new ArrayList<>();
    private final Map<String, String> databaseSizes = new LinkedHashMap<>();

    /** Grows the portfolio to each size and measures there; after each it writes what came out so far, and prints it. */
    final Results measureAt(String name, List<Integer> usualSizes) throws IOException {
        List<Integer> all = sizes.isEmpty() ? usualSizes : sizes;
        List<Original> originals = portfolio.start(all.get(all.size() - 1));
        Map<String, Double> rows = copies.rowsOfADossier(originals.size());
        Results results = null;
        for (int size : all) {
            portfolio.growTo(size);
            databaseSizes.put(String.valueOf(size), text("select pg_size_pretty(pg_database_size(current_database()))"));
            measure(size);
            results = new Results(ParisTime.today(clock).toString(), Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"), text("show server_version"), rows, databaseSizes, measured);
            results.write(name, System.getProperty("maillage.benchmark.write") != null);
            System.out.println(results.table());
        }
        return results;
    }

    /** A copy consists of the rows of its original. */
    final void assertCopiesAreLikeTheirOriginals() {
        Map<String, String> copiesOf = new LinkedHashMap<>();
        jdbc.sql("select min(reference), min(old_reference) from benchmark.copy where n <= 2000 group by k")
                .query(row -> {
                    copiesOf.put(row.getString(1), row.getString(2));
                });
        assertThat(copiesOf).isNotEmpty();
        copiesOf.forEach((copy, original) -> assertThat(copies.rowsOf(copy)).as("%s, a copy of %s", copy, original)
                .isEqualTo(copies.rowsOf(original)));
    }

    /** A copy goes on as its original would. */
    final void assertACopyIsWorkedOn() {
        String copy = text("""
                select min(c.reference) from benchmark.copy c
                join act_ru_execution e on e.business_key_ = c.reference join act_ru_task t on t.proc_inst_id_ = e.id_
                where t.task_def_key_ = 'qualifyProject'""");
        journey.answer(copy, "qualifyProject");
        assertThat(driver.openTasks(copy)).contains("holdFramingInterview");
    }

    private void measure(int size) {
        Map<String, Action> actions = actions(new TasklistSession(port, HANDLER));
        if (measured.isEmpty()) {
            actions.values().forEach(action -> perform(action, WARM_UP, WARM_UP_LIMIT));
        }
        actions.forEach((name, action) -> {
            // the pages of the new rows have to be read once
            perform(action, VARIETY, WARM_UP_LIMIT);
            long[] samples = perform(action, SAMPLES, LIMIT);
            measured.add(Timings.of(name, size, samples, samples.length < SAMPLES));
        });
    }

    /** The left column of Tasklist. */
    void count(TasklistSession session) {
        session.filters();
        session.counts();
    }

    private Map<String, Action> actions(TasklistSession session) {
        List<String> filters = List.copyOf(session.filters().values());
        String all = session.filters().get("Toutes mes tâches");
        List<String> tasks = IntStream.range(0, VARIETY / 15)
                .mapToObj(page -> session.tasksOf(session.page(all, page * 15, "dueDate", "asc")))
                .flatMap(List::stream).toList();
        List<String> references = mine("reference");
        List<String> towns = mine("regexp_replace(territory_text, '^.*, ', '')");
        Map<String, Action> actions = new LinkedHashMap<>();
        actions.put("Filters with their counts", number -> count(session));
        actions.put("First page of a filter", number -> session.page(filters.get(number % filters.size()), 0, "dueDate", "asc"));
        actions.put("Search by reference", number -> session.search(all, references.get(number % references.size())));
        actions.put("Search by commune", number -> session.search(all, towns.get(number % towns.size())));
        actions.put("Sorted by due date", number -> session.page(all, 0, "dueDate", "asc"));
        actions.put("Sorted by creation", number -> session.page(all, 0, "created", "desc"));
        actions.put("A task with its panel", number -> session.open(tasks.get(number % tasks.size())));
        actions.put("Mes dossiers", number -> session.dossiers());
        return actions;
    }

    /** Of dossiers that the case handler's delegation pilots. */
    private List<String> mine(String expression) {
        return jdbc.sql("select %s from dossier where departement = '38' order by md5(reference) limit %d".formatted(expression, VARIETY))
                .query(String.class).list();
    }

    private static long[] perform(Action action, int times, Duration limit) {
        long[] samples = new long[times];
        long end = System.nanoTime() + limit.toNanos();
        int taken = 0;
        while (taken < times && System.nanoTime() < end) {
            long start = System.nanoTime();
            action.perform(taken);
            samples[taken++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(samples, taken);
    }

    private String text(String query) {
        return jdbc.sql(query).query(String.class).single();
    }
}
