package fr.maillage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Event;

/** Which elements of each process the tests of this build have walked, from the reports of the coverage extension. */
final class WalkedElements {

    private final Map<String, Set<String>> byProcess = new TreeMap<>();

    /** Aggregates the reports of all test classes below the folder. */
    WalkedElements(Path reports) throws IOException {
        for (Path report : files(reports, "report.json")) {
            for (Event event : CoverageStateJsonExporter.readCoverageStateResult(Files.readString(report)).getEvents()) {
                byProcess.computeIfAbsent(event.getModelKey(), key -> new TreeSet<>()).add(event.getDefinitionKey());
            }
        }
    }

    Set<String> of(String process) {
        return byProcess.getOrDefault(process, Set.of());
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
