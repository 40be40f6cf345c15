package fr.maillage.browser;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * Fills a form in with the values of a submission, as a person does: by the French words of its schema. Documents that a
 * submission names are uploaded anew.
 */
final class FormFiller {

    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param schema as the form renderer gets it
     * @param values by component; what has a structure may be JSON text
     */
    void fill(FormPart form, JsonNode schema, Map<String, Object> values) {
        fill(form, schema, mapper.<JsonNode>valueToTree(values));
    }

    private void fill(FormPart form, JsonNode schema, JsonNode values) {
        for (JsonNode name : schema.get("x-order")) {
            JsonNode value = values.get(name.asText());
            if (value != null && !value.isNull()) {
                answer(form, schema.get("properties").get(name.asText()), value);
            }
        }
    }

    private void answer(FormPart form, JsonNode field, JsonNode value) {
        String label = field.get("title").asText();
        switch (field.get("x-control").asText()) {
            case "hidden" -> { }
            case "radio" -> form.answer(label, title(field, value));
            case "select", "seat" -> form.choose(label, value.asText());
            case "checkbox" -> {
                if (value.asBoolean()) {
                    form.tick(label);
                }
            }
            case "checklist" -> list(value).forEach(each -> form.tick(label, title(field.get("items"), each)));
            case "group" -> fill(form.group(label), field, structured(value));
            case "table", "team" -> rows(form, field, label, list(value));
            case "fixed" -> list(value).forEach(row -> fixed(form, field, label, row));
            case "lines" -> lines(form, label, list(value));
            case "communes" -> list(value).forEach(commune -> form.commune(label, code(commune), code(commune)));
            case "dossier" -> form.dossier(label, value.asText());
            case "date" -> form.answer(label, LocalDate.parse(value.asText()));
            case "datetime" -> form.answer(label, LocalDateTime.parse(value.asText()));
            case "documents" -> form.upload(label, People.document(label.replaceAll("[^\\p{L}]+", "-") + ".pdf"));
            default -> form.answer(label, value.asText());
        }
    }

    private void rows(FormPart form, JsonNode field, String label, ArrayNode rows) {
        for (int row = 0; row < rows.size(); row++) {
            fill(form.row(label, row + 1), field.get("items"), rows.get(row));
        }
    }

    /** The first column is what the row is about; only the others are answered. */
    private void fixed(FormPart form, JsonNode field, String label, JsonNode row) {
        JsonNode items = field.get("items");
        String subject = items.get("x-order").get(0).asText();
        FormPart here = form.rowAbout(label, title(items.get("properties").get(subject), row.get(subject)));
        for (int column = 1; column < items.get("x-order").size(); column++) {
            String name = items.get("x-order").get(column).asText();
            if (row.hasNonNull(name)) {
                answer(here, items.get("properties").get(name), row.get(name));
            }
        }
    }

    private static void lines(FormPart form, String label, ArrayNode lines) {
        for (int line = 0; line < lines.size(); line++) {
            form.row(label, line + 1).answer(label, lines.get(line).asText());
        }
    }

    private static String code(JsonNode commune) {
        return commune.path("commune").asText();
    }

    /** The words of an option; yes and no have none of their own. */
    private static String title(JsonNode field, JsonNode value) {
        for (JsonNode option : field.path("x-options")) {
            if (option.get("value").asText().equals(value.asText())) {
                return option.get("title").asText();
            }
        }
        return switch (value.asText()) {
            case "true" -> "Oui";
            case "false" -> "Non";
            default -> value.asText();
        };
    }

    private ArrayNode list(JsonNode value) {
        return (ArrayNode) structured(value);
    }

    private JsonNode structured(JsonNode value) {
        try {
            return value.isTextual() ? mapper.readTree(value.asText()) : value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.asText(), e);
        }
    }
}
