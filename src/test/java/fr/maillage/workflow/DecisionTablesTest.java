package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** No decision table is without a class that hits each of its rules. */
class DecisionTablesTest {

    @Test
    void eachTableIsCoveredByOneClass() throws IOException {
        assertThat(covered()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tables());
    }

    private static List<String> covered() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EveryRuleHit.class));
        return scanner.findCandidateComponents("fr.maillage").stream()
                .map(definition -> ClassUtils.resolveClassName(definition.getBeanClassName(), null))
                .flatMap(test -> Arrays.stream(test.getAnnotation(EveryRuleHit.class).value()))
                .toList();
    }

    private static List<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(DecisionTables.FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".dmn", "")).toList();
        }
    }
}
