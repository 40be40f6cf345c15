package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our French labels beside the engine's English ones: an engine upgrade that adds a label fails here. */
class WebappLocalesTest {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What the webapps replace in a label, and the markup that they show as such. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\}\\}|\\{\\}|%[sd]|</?(?:a|br|strong)\\b[^>]*>");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|this|with|without|could not|successfully|failed|delete|process instance|job definition|batch)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void frenchHasEveryLabelOfEnglishAndNoOther(String webapp) throws IOException {
        assertThat(labels(webapp, "fr").keySet()).isEqualTo(labels(webapp, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void aLabelKeepsItsPlaceholdersAndItsMarkup(String webapp) throws IOException {
        Map<String, String> french = labels(webapp, "fr");
        assertThat(labels(webapp, "en")).allSatisfy((key, english) ->
                assertThat(kept(french.get(key))).as(key).containsExactlyInAnyOrderElementsOf(kept(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void noLabelStaysInEnglish(String webapp) throws IOException {
        assertThat(labels(webapp, "fr")).allSatisfy((key, french) ->
                assertThat(KEPT.matcher(french).replaceAll("")).as(key).doesNotContainPattern(ENGLISH));
    }

    private static List<String> kept(String label) {
        return KEPT.matcher(label).results().map(MatchResult::group).map(found -> found.replace(" ", "")).toList();
    }

    private static Map<String, String> labels(String webapp, String language) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/" + webapp + "/locales/" + language + ".json";
        try (InputStream file = WebappLocalesTest.class.getResourceAsStream(path)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
            Map<String, String> labels = new TreeMap<>();
            flatten("", new ObjectMapper().readTree(text), labels);
            return labels;
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> labels) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "/" + entry.getKey(), entry.getValue(), labels));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(path + "/" + index, node.get(index), labels);
            }
        } else {
            labels.put(path, node.asText());
        }
    }
}
