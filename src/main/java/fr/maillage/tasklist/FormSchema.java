package fr.maillage.tasklist;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Widget;

/**
 * Describes a contract to the form renderer: the JSON Schema of its record, with the French label ({@code title}), the
 * help ({@code description}), the kind of control ({@code x-control}), the order of the fields ({@code x-order}) and the
 * labels of enum constants ({@code x-options}), and the answer that raises a question ({@code x-asked}), where the rule
 * comes from ({@code x-source}), and what happens for good when the form is sent or a constant is chosen ({@code x-confirm},
 * {@code confirm} of the option).
 *
 * <p>A label is looked up as {@code form.<process>.<task>.<path>}, in the task's own process and then in those that share
 * its contract, then as {@code form.<Record>.<component>}, so that a record that several tasks share is labelled once. Help
 * has the same key with {@code .help}, the source with {@code .source}. What must be confirmed is what has a sentence:
 * {@code form.<process>.<task>.confirm}, {@code <key of the field>.<constant>.confirm} or {@code enum.<Enum>.<constant>.confirm}.
 */
@Component
class FormSchema {

    private static final int LONGEST_LINE = 200;

    private final MessageSource messages;
    private final SchemaGenerator generator;
    /** Neither contracts nor labels change while the application runs. */
    private final Map<Contract, ObjectNode> described = new ConcurrentHashMap<>();

    FormSchema(MessageSource messages) {
        this.messages = messages;
        this.generator = new SchemaGenerator(
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                        .with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                                JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
                        .build());
    }

    /** A description of one's own, to which more may be added. */
    ObjectNode of(Contract contract) {
        return described.computeIfAbsent(contract, this::describe).deepCopy();
    }

    private ObjectNode describe(Contract contract) {
        ObjectNode schema = generator.generateSchema(contract.form());
        describe(schema, contract.form(), contract, "");
        putUnlessNull(schema, "x-confirm", first(null, Stream.concat(Stream.of(contract.process()), contract.sharers().stream()).distinct()
                .map(process -> "form.%s.%s.confirm".formatted(process, contract.task())).toArray(String[]::new)));
        return schema;
    }

    private void describe(ObjectNode schema, Class<?> form, Contract contract, String prefix) {
        ObjectNode properties = (ObjectNode) schema.get("properties");
        ArrayNode order = schema.putArray("x-order");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : form.getRecordComponents()) {
            order.add(component.getName());
            if (isRequired(component)) {
                required.add(component.getName());
            }
            describe((ObjectNode) properties.get(component.getName()), component, contract, prefix + component.getName());
        }
    }

    private void describe(ObjectNode property, RecordComponent component, Contract contract, String path) {
        property.put("title", label(contract, component, path));
        putUnlessNull(property, "description", first(null, keys(contract, component, path, ".help")));
        putUnlessNull(property, "x-source", first(null, keys(contract, component, path, ".source")));
        Class<?> type = component.getType();
        Class<?> item = Collection.class.isAssignableFrom(type) ? itemOf(component) : null;
        property.put("x-control", control(property, component, item));
        AskedWhen question = component.getAnnotation(AskedWhen.class);
        if (question != null) {
            property.putObject("x-asked").put("field", question.field()).put("required", question.required())
                    .set("in", property.arrayNode().addAll(Arrays.stream(question.is()).map(TextNode::valueOf).toList()));
        }
        if (item != null) {
            describeItems((ObjectNode) property.get("items"), item, contract, component, path);
        } else if (type.isRecord()) {
            describe(property, type, contract, path + ".");
        } else if (type.isEnum()) {
            property.set("x-options", options(property, type, contract, component, path));
        }
    }

    private void describeItems(ObjectNode items, Class<?> item, Contract contract, RecordComponent component, String path) {
        if (item.isRecord()) {
            describe(items, item, contract, path + ".");
        } else if (item.isEnum()) {
            items.set("x-options", options(items, item, contract, component, path));
        }
    }

    private static String control(ObjectNode property, RecordComponent component, Class<?> item) {
        Widget widget = component.getAnnotation(Widget.class);
        if (widget != null) {
            return widget.value();
        }
        Class<?> type = component.getType();
        if (item != null) {
            return item.isRecord() ? "table" : item.isEnum() ? "checklist" : "lines";
        }
        if (type.isRecord()) {
            return "group";
        }
        if (type.isEnum()) {
            return type.getEnumConstants().length <= 7 ? "radio" : "select";
        }
        if (type == Boolean.class || type == boolean.class) {
            return mustBeAnswered(component) ? "radio" : "checkbox";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == LocalDateTime.class) {
            return "datetime";
        }
        if (type == BigDecimal.class || type == Double.class) {
            return "decimal";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "integer";
        }
        if ("email".equals(property.path("format").asText())) {
            return "email";
        }
        return property.path("maxLength").asInt(LONGEST_LINE) > LONGEST_LINE ? "textarea" : "text";
    }

    private ArrayNode options(ObjectNode node, Class<?> type, Contract contract, RecordComponent component, String path) {
        ArrayNode options = node.arrayNode();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String key = "enum.%s.%s".formatted(type.getSimpleName(), name);
            ObjectNode option = options.addObject();
            option.put("value", name);
            option.put("title", first(name, key));
            putUnlessNull(option, "description", first(null, key + ".help"));
            putUnlessNull(option, "confirm", Optional.ofNullable(
                            first(null, keys(contract, component, path, ".%s.confirm".formatted(name))))
                    .orElseGet(() -> first(null, key + ".confirm")));
        }
        return options;
    }

    private static void putUnlessNull(ObjectNode node, String name, String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    /** The French name of a field, or the name of its component when the bundle has none (a test forbids that). */
    String label(Contract contract, RecordComponent component, String path) {
        return first(component.getName(), keys(contract, component, path, ""));
    }

    private static String[] keys(Contract contract, RecordComponent component, String path, String suffix) {
        Stream<String> processes = Stream.concat(Stream.of(contract.process()), contract.sharers().stream()).distinct();
        return Stream.concat(processes.map(process -> "form.%s.%s.%s".formatted(process, contract.task(), path)),
                        Stream.of(sharedKey(component)))
                .map(key -> key + suffix)
                .toArray(String[]::new);
    }

    private static String sharedKey(RecordComponent component) {
        return "form.%s.%s".formatted(component.getDeclaringRecord().getSimpleName(), component.getName());
    }

    private String first(String otherwise, String... keys) {
        for (String key : keys) {
            String text = messages.getMessage(key, null, null, Locale.FRENCH);
            if (text != null) {
                return text;
            }
        }
        return otherwise;
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType().isPrimitive() || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                .anyMatch(constraint -> component.getAccessor().isAnnotationPresent(constraint));
    }

    /** Yes and no as radio buttons: a box left unticked would pass for an answer. */
    private static boolean mustBeAnswered(RecordComponent component) {
        AskedWhen asked = component.getAnnotation(AskedWhen.class);
        return component.getAccessor().isAnnotationPresent(NotNull.class) || asked != null && asked.required();
    }

    private static Class<?> itemOf(RecordComponent component) {
        Type item = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) (item instanceof ParameterizedType parameterized ? parameterized.getRawType() : item);
    }
}
