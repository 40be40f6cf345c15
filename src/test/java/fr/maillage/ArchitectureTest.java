package fr.maillage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {

    private static final JavaClasses MAILLAGE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("fr.maillage");

    /** For each module, those that it must not know. */
    static final List<Map.Entry<String, List<String>>> LATER = List.of(
            Map.entry("workflow", List.of("reference", "territory", "directory", "security", "dossier", "support",
                    "review", "funding", "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("reference", List.of("territory", "directory", "security", "dossier", "support", "review",
                    "funding", "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("territory", List.of("directory", "security", "dossier", "support", "review", "funding",
                    "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("directory", List.of("security", "dossier", "support", "review", "funding", "contract", "act",
                    "indicator", "notification", "tasklist", "platform")),
            Map.entry("security", List.of("dossier", "support", "review", "funding", "contract", "act", "indicator", "notification",
                    "tasklist", "platform")),
            Map.entry("dossier", List.of("support", "review", "funding", "contract", "act", "indicator", "notification", "tasklist",
                    "platform")),
            Map.entry("support", List.of("review", "funding", "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("review", List.of("support", "funding", "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("funding", List.of("support", "review", "contract", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("contract", List.of("support", "review", "funding", "act", "indicator", "notification", "tasklist", "platform")),
            Map.entry("act", List.of("support", "review", "funding", "contract", "indicator", "notification", "tasklist", "platform")),
            Map.entry("indicator", List.of("support", "review", "funding", "contract", "act", "notification", "tasklist", "platform")),
            Map.entry("notification", List.of("tasklist", "platform")),
            Map.entry("tasklist", List.of("platform")));

    @ParameterizedTest
    @FieldSource("LATER")
    void dependenciesGoOneWay(Map.Entry<String, List<String>> module) {
        noClasses().that().resideInAPackage("fr.maillage." + module.getKey() + "..")
                .should().dependOnClassesThat().resideInAnyPackage(module.getValue().stream()
                        .map(later -> "fr.maillage." + later + "..").toArray(String[]::new))
                .because("a module knows the earlier ones only, and the features do not know each other")
                .check(MAILLAGE);
    }

    @Test
    void featuresSeeOfTheEngineOnlyWhatADelegateSees() {
        noClasses().that().resideOutsideOfPackages("fr.maillage.workflow..", "fr.maillage.security..",
                        "fr.maillage.tasklist..", "fr.maillage.supervision..", "fr.maillage.platform..")
                .should().dependOnClassesThat(new DescribedPredicate<JavaClass>("are of the engine beyond its delegate package") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("org.camunda.bpm")
                                && !type.getPackageName().startsWith("org.camunda.bpm.engine.delegate");
                    }
                })
                .because("a fork of the engine must be able to replace it by a rename")
                .check(MAILLAGE);
    }

    @Test
    void timeComesFromTheOneClock() {
        // the trial's page of the clock alone compares it with the machine's
        noClasses().that().doNotHaveSimpleName("TrialClock").should().callMethodWhere(new DescribedPredicate<JavaCall<?>>("reads the machine's time") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        boolean now = call.getName().equals("now") && call.getTarget().getRawParameterTypes().isEmpty()
                                && List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                                .stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type));
                        boolean system = call.getTargetOwner().isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis")
                                || call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().startsWith("system");
                        return now || system;
                    }
                })
                .because("tests and the trial move the engine's clock, and everything has to follow")
                .check(MAILLAGE);
        noClasses().should().callConstructor(Date.class)
                .because("new Date() reads the machine's time")
                .check(MAILLAGE);
    }

    @Test
    void noSqlReadsTheDatabasesTime() throws IOException {
        try (Stream<Path> changelogs = Files.walk(Path.of("src/main/resources/db/changelog"))) {
            for (Path file : changelogs.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString())
                        .doesNotContainIgnoringCase("now()").doesNotContainIgnoringCase("current_timestamp")
                        .doesNotContainIgnoringCase("current_date");
            }
        }
    }

    @Test
    void contractsAcceptsAreNotPublic() {
        methods().that().areAnnotatedWith("fr.maillage.workflow.TaskContract").should().notBePublic()
                .because("a task is done through its form only")
                .check(MAILLAGE);
    }
}
