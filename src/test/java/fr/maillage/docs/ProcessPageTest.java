package fr.maillage.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.reference.Delays;

/**
 * docs/processes.md and its pictures tell the models as they are. With {@code -Dmaillage.docs=write} this test writes
 * them anew instead of finding them stale.
 */
@MaillageTest
class ProcessPageTest {

    private static final Path PAGE = Path.of("docs", "processes.md");
    private static final Path PICTURES = Path.of("docs", "processes");
    private static final boolean WRITE = "write".equals(System.getProperty("maillage.docs"));
    /** The page tells the delays of this day, so that a row of a later date does not make it stale by itself. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final String COMMAND = "write them anew: mvn test -Dtest=ProcessPageTest -Dmaillage.docs=write";

    @Autowired
    Delays delays;

    private final List<Path> models = files(".bpmn");
    private final Properties dates = read("/docs/dates.properties");

    private static boolean drawn;

    @BeforeEach
    void writeWhenAsked() throws IOException {
        if (WRITE && !drawn) {
            for (Path old : files(PICTURES, ".svg")) {
                Files.delete(old);
            }
            ProcessPictures.draw(models, PICTURES);
            Files.writeString(PAGE, page());
            drawn = true;
        }
    }

    @Test
    void thePageTellsTheModels() throws IOException {
        assertThat(Files.readString(PAGE)).as(COMMAND).isEqualTo(page());
    }

    @Test
    void everyModelHasItsPictureAndNoPictureIsStale() throws IOException {
        for (Path model : models) {
            assertThat(ProcessPictures.picture(model, PICTURES)).as(COMMAND).exists()
                    .content().as(COMMAND).contains(ProcessPictures.fingerprint(model));
        }
        assertThat(files(PICTURES, ".svg")).as(COMMAND).hasSameSizeAs(models);
    }

    @Test
    void nothingIsSaidOfADateThatNoModelAsksFor() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path model : models) {
            all.append(Files.readString(model));
        }
        assertThat(dates.stringPropertyNames())
                .allSatisfy(said -> assertThat(all).contains("${" + said.replaceFirst("^(\\w+\\.\\w+).*", "$1") + "("));
    }

    private String page() {
        return new ProcessPage(models, files(".dmn"), dates, this::inWords).write();
    }

    private String inWords(String key) {
        Delays.Delay delay = delays.on(key, DAY);
        String units = delay.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%d %s%s (`%s`)".formatted(delay.amount(), delay.amount() == 1 ? units.replaceFirst("s$", "") : units,
                delay.reference().toConfirm() ? " ?" : "", key);
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (Reader content = new InputStreamReader(ProcessPageTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            properties.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<Path> files(String ending) {
        return files(Path.of("bpmn"), ending);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
