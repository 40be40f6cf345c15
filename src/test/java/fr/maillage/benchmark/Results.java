package fr.maillage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * What a run has measured, on which machine and on how much data.
 *
 * @param rowsOfADossier average per table
 */
record Results(String measuredOn, int processors, String java, String database, Map<String, Double> rowsOfADossier,
               Map<String, String> databaseSizes, List<Timings> timings) {

    private static final Path TARGET = Path.of("target", "benchmark");
    private static final Path KEPT = Path.of("docs", "performance");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes the file of this run below {@code target}, and with {@code keep} the one that the page shows, and the page. */
    void write(String name, boolean keep) throws IOException {
        save(TARGET.resolve(name + ".json"));
        if (keep) {
            save(KEPT.resolve(name + ".json"));
            Files.writeString(KEPT.resolveSibling("performance.md"), page(read(ScaleBenchmark.NAME), read(EngineDefaultBenchmark.NAME)));
        }
    }

    private void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    private static Optional<Results> read(String name) throws IOException {
        Path file = KEPT.resolve(name + ".json");
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Results.class)) : Optional.empty();
    }

    /** One line an action; of each size median and 95th percentile in milliseconds. */
    String table() {
        Set<Integer> sizes = timings.stream().map(Timings::dossiers).collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder table = new StringBuilder("| median / 95th percentile, ms |");
        sizes.forEach(size -> table.append(" %s dossiers |".formatted(thousands(size))));
        table.append(" growth of the 95th |\n|---|").append("---:|".repeat(sizes.size() + 1)).append('\n');
        timings.stream().map(Timings::action).distinct().forEach(action -> table.append(line(action, sizes)));
        return table.toString();
    }

    private String line(String action, Set<Integer> sizes) {
        List<Timings> measured = new ArrayList<>();
        StringBuilder line = new StringBuilder("| ").append(action).append(" |");
        for (int size : sizes) {
            Optional<Timings> timing = timings.stream()
                    .filter(each -> each.action().equals(action) && each.dossiers() == size).findFirst();
            timing.ifPresent(measured::add);
            line.append(timing.map(Results::cell).orElse(" – |"));
        }
        double growth = measured.get(measured.size() - 1).p95Ms() / measured.get(0).p95Ms();
        return line.append(String.format(Locale.ROOT, " × %.1f |%n", growth)).toString();
    }

    private static String cell(Timings timing) {
        return String.format(Locale.ROOT, " %s / %s%s |", milliseconds(timing.medianMs()), milliseconds(timing.p95Ms()),
                timing.stopped() ? " (stopped after %d)".formatted(timing.samples()) : "");
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String thousands(int number) {
        return String.format(Locale.FRENCH, "%,d", number);
    }

    private String circumstances() {
        return """
                Measured on %s: %d processors for PostgreSQL, application and client together, Java %s, PostgreSQL %s. Size of the database: %s.
                """.formatted(measuredOn, processors, java, database, databaseSizes.entrySet().stream()
                .map(size -> "%s at %s".formatted(size.getValue(), thousands(Integer.parseInt(size.getKey()))))
                .collect(Collectors.joining(", ")));
    }

    private String rows() {
        double all = rowsOfADossier.values().stream().mapToDouble(Double::doubleValue).sum();
        return rowsOfADossier.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %.1f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", ", "An average dossier is %.0f rows: ".formatted(all), "."));
    }

    private static String page(Optional<Results> ours, Optional<Results> engine) {
        return """
                # Performance

                What a case handler of a delegation waits for in Tasklist, with authorisations on, over HTTP, among the open
                dossiers of 75 delegations and 75 caisses. The 95th percentile at 100 000 dossiers has to stay within twice
                that at 1 000, and within 100 ms. This page is written by the benchmark:

                ```
                mvn -Pbenchmark test -Dmaillage.benchmark.write                                       # this application
                mvn -Pbenchmark test -Dtest=EngineDefaultBenchmark -Dmaillage.benchmark.write         # the engine's own rules
                ```

                ## This application

                %s
                ## The engine's own rules

                The same data and requests with the authorisation manager, the checker and the row of authorisation for each
                task and candidate group that the engine has by default, and the counts asked of the engine for each filter. A
                case is stopped after a minute.

                %s
                ## What is measured

                - *Filters with their counts*: the left column of Tasklist.
                - *First page of a filter*: 15 tasks with the variables of their cards, each of the filters in turn.
                - *Search*: the dossiers found by the words, then their tasks.
                - *Sorted by creation*: the first page of all tasks in the other order.
                - *A task with its panel*: all requests that a click on a task causes, one after the other: the task, its form
                  (three requests) and the dossier beside it.
                - *Mes dossiers*: the page `/dossiers`.

                The requests are those of Chromium's network log, with the cookies of a session that logged in on the page.
                The dossiers are copies, made in the database, of dossiers that the application itself has declared and
                brought to three states (to be qualified, in somebody's hands, waiting for its lead): same rows, other
                communes, dates and keys. The benchmark checks that a copy has the rows of its original and that its task is
                done through its form.
                %s

                ## What it takes

                - one rule on candidate groups instead of authorisation rows (`docs/decisions/0002`);
                - the counts of all filters in one statement over one's own tasks;
                - the indexes of `scale.sql` and `workflow.sql`, one for each question that is asked of a large table, and none on
                  the values of variables: a plan for any value would begin there, with the tasks of everybody;
                - PostgreSQL with `random_page_cost = 1.1` and autovacuum (`docs/operating.md`).
                """.formatted(
                ours.map(each -> each.circumstances() + "\n" + each.table()).orElse("Not measured yet.\n"),
                engine.map(each -> each.circumstances() + "\n" + each.table()).orElse("Not measured yet.\n"),
                ours.map(Results::rows).orElse(""));
    }
}
