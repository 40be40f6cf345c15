package fr.maillage.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The user's guide: its pictures are those that the browser tests take, and its links lead somewhere. */
class GuideTest {

    private static final Path GUIDE = Path.of("docs", "guide");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void everyPictureIsShownAndEveryLinkLeadsSomewhere() throws IOException {
        Set<Path> linked = new TreeSet<>();
        for (Path page : files(".md")) {
            assertThat(targets(page)).as("links of %s", page).allSatisfy(target -> assertThat(target).exists());
            linked.addAll(targets(page));
        }
        assertThat(files(".png")).isNotEmpty().allSatisfy(picture -> assertThat(linked).contains(picture));
        assertThat(files(".md")).filteredOn(page -> !page.endsWith("README.md"))
                .as("pages that the first one names").allSatisfy(page ->
                        assertThat(targets(GUIDE.resolve("README.md"))).contains(page));
    }

    private static List<Path> targets(Path page) throws IOException {
        return LINK.matcher(Files.readString(page)).results().map((MatchResult link) -> link.group(1))
                .map(target -> page.getParent().resolve(target).normalize()).toList();
    }

    private static Set<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(GUIDE)) {
            return all.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
