package fr.maillage.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

    private String page() {
        return new ProcessPage(models, files(".dmn"), this::inWords).write();
    }

    /** Empty for what names no delay: an argument of another bean. */
    private String inWords(String key) {
        if (!delays.has(key)) {
            return "";
        }
        Delays.Delay delay = delays.on(key, DAY);
        String unit = delay.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%d %s%s".formatted(delay.amount(), unit, delay.reference().toConfirm() ? " ?" : "");
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
