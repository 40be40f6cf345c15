package fr.maillage.workflow;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Turns what was submitted into the record of the contract and says in French what is wrong with it. A list or a nested
 * record may come as a value or as JSON text, which is how a browser sends it.
 */
@Component
class SubmissionBinder {

    private final Validator validator;
    private final MessageSource messages;
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(String.class, new StrippedText()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    SubmissionBinder(Validator validator, MessageSource messages) {
        this.validator = validator;
        this.messages = messages;
    }

    Record bind(VariableMap submitted, Class<? extends Record> form) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : form.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        List<String> faults = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : submitted.keySet()) {
            RecordComponent component = components.get(name);
            if (component == null) {
                faults.add(fault(name, "workflow.field.undeclared"));
            } else {
                read(submitted.getValueTyped(name), component, values, faults);
            }
        }
        refuse(faults);
        Record bound = convert(values, form);
        refuse(faultsOf(bound));
        return bound;
    }

    String describe(RefusedSubmission refusal) {
        return line(refusal.field(), messages.getMessage(refusal.text(), LocaleContextHolder.getLocale()));
    }

    private void read(TypedValue typed, RecordComponent component, Map<String, Object> values, List<String> faults) {
        String name = component.getName();
        if (typed instanceof FileValue || typed instanceof SerializableValue object && !object.isDeserialized()) {
            faults.add(fault(name, "workflow.field.form"));
            return;
        }
        Object value = typed.getValue();
        if (value instanceof String text && isStructured(component.getType())) {
            try {
                value = text.isBlank() ? null : mapper.readTree(text);
            } catch (JsonProcessingException e) {
                faults.add(fault(name, "workflow.field.form"));
                return;
            }
        }
        values.put(name, value);
    }

    private Record convert(Map<String, Object> values, Class<? extends Record> form) {
        try {
            return mapper.convertValue(values, form);
        } catch (IllegalArgumentException e) {
            JsonMappingException cause = (JsonMappingException) e.getCause();
            throw new RefusedText(fault(path(cause), cause instanceof UnrecognizedPropertyException
                    ? "workflow.field.undeclared"
                    : "workflow.field.form"));
        }
    }

    private List<String> faultsOf(Record bound) {
        List<String> faults = new ArrayList<>();
        controlCharacters(bound, "", faults);
        unanswered(bound, "", faults);
        validator.validate(bound).stream()
                .sorted(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
                .map(SubmissionBinder::fault)
                .forEach(faults::add);
        return faults;
    }

    /** Control characters are refused everywhere; line breaks and tabs are for text areas only. */
    private void controlCharacters(Record bound, String prefix, List<String> faults) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            Widget widget = component.getAnnotation(Widget.class);
            boolean manyLines = widget != null && widget.value().equals("textarea");
            controlCharacters(valueOf(bound, component), prefix + component.getName(), manyLines, faults);
        }
    }

    private void controlCharacters(Object value, String field, boolean manyLines, List<String> faults) {
        if (value instanceof String text && text.codePoints().anyMatch(c -> refused(c, manyLines))) {
            faults.add(fault(field, manyLines ? "workflow.field.control" : "workflow.field.one-line"));
        } else if (value instanceof Record nested) {
            controlCharacters(nested, field + ".", faults);
        } else if (value instanceof Collection<?> many) {
            int index = 0;
            for (Object each : many) {
                controlCharacters(each, "%s[%d]".formatted(field, index++), manyLines, faults);
            }
        }
    }

    /** Questions that another answer raises and that have none. */
    private void unanswered(Record bound, String prefix, List<String> faults) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            String field = prefix + component.getName();
            Object value = valueOf(bound, component);
            AskedWhen question = component.getAnnotation(AskedWhen.class);
            if (question != null && question.required() && isRaised(question, bound) && isMissing(value)) {
                faults.add(fault(field, "jakarta.validation.constraints.NotNull.message"));
            } else if (value instanceof Record nested) {
                unanswered(nested, field + ".", faults);
            } else if (value instanceof Collection<?> many) {
                int index = 0;
                for (Object each : many) {
                    if (each instanceof Record nested) {
                        unanswered(nested, "%s[%d].".formatted(field, index), faults);
                    }
                    index++;
                }
            }
        }
    }

    private static boolean isRaised(AskedWhen question, Record bound) {
        return Arrays.stream(bound.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(question.field()))
                .map(component -> valueOf(bound, component))
                .anyMatch(answer -> answer != null && List.of(question.is()).contains(
                        answer instanceof Enum<?> constant ? constant.name() : answer.toString()));
    }

    private static boolean isMissing(Object value) {
        return value == null || value instanceof Collection<?> many && many.isEmpty();
    }

    private static boolean refused(int character, boolean manyLines) {
        boolean lineOrTab = character == '\n' || character == '\r' || character == '\t';
        boolean separator = character == 0x2028 || character == 0x2029;
        return separator && !manyLines || Character.isISOControl(character) && !(manyLines && lineOrTab);
    }

    private static Object valueOf(Record bound, RecordComponent component) {
        component.getAccessor().setAccessible(true);
        return Contract.invoke(bound, component.getAccessor());
    }

    private static boolean isStructured(Class<?> type) {
        return type.isRecord() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new RefusedText(String.join("\n", faults));
        }
    }

    private static String fault(ConstraintViolation<?> violation) {
        return line(violation.getPropertyPath().toString(), violation.getMessage());
    }

    private String fault(String field, String messageKey) {
        return line(field, messages.getMessage(messageKey, null, LocaleContextHolder.getLocale()));
    }

    private static String line(String field, String text) {
        return "[%s] %s".formatted(field, text);
    }

    /** The refusal in words, one line per field. */
    static final class RefusedText extends RuntimeException {

        RefusedText(String text) {
            super(text);
        }
    }

    /** Text as people mean it: no space around it, and an empty field is no value. */
    private static final class StrippedText extends StdScalarDeserializer<String> {

        private StrippedText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return text.isBlank() ? null : text.strip();
        }
    }
}
