package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import fr.maillage.MaillageTest;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.Widget;

/** What every contract owes to the people who fill it in. */
@MaillageTest
class ContractsTest {

    private static final int LONGEST_LINE = 200;
    private static final Set<String> CONTROLS = Set.of("hidden", "textarea", "radio", "email", "tel", "checklist", "fixed",
            "communes", "seat", "dossier", "team", "documents", "select", "shown");

    @Autowired
    Contracts contracts;
    @Autowired
    MessageSource messages;
    @Autowired
    FormSchema schemas;

    @Test
    void everyFieldHasAFrenchLabel() {
        List<String> missing = new ArrayList<>();
        contracts.all().forEach(contract -> eachComponent(contract.form(), "", (component, path) -> {
            if (schemas.label(contract, component, path).equals(component.getName()) && !isHidden(component)) {
                missing.add("form.%s.%s.%s or form.%s.%s".formatted(contract.process(), contract.task(), path,
                        component.getDeclaringRecord().getSimpleName(), component.getName()));
            }
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantThatPeopleChooseHasAFrenchLabel() {
        Set<String> missing = new LinkedHashSet<>();
        contracts.all().forEach(contract -> eachComponent(contract.form(), "", (component, path) -> {
            Class<?> type = contentOf(component);
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    String key = "enum.%s.%s".formatted(type.getSimpleName(), ((Enum<?>) constant).name());
                    if (messages.getMessage(key, null, null, Locale.FRENCH) == null) {
                        missing.add(key);
                    }
                }
            }
        }));
        assertThat(missing).isEmpty();
    }

    /** A sentence that no form asks has lost its constant or its task. */
    @Test
    void everyConfirmationIsAskedBySomeForm() throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/forms.properties"))) {
            bundle.load(reader);
        }
        Set<String> asked = new HashSet<>();
        contracts.all().stream().map(schemas::of).forEach(schema -> {
            schema.findValues("confirm").stream().filter(JsonNode::isTextual).map(JsonNode::asText).forEach(asked::add);
            asked.add(schema.path("x-confirm").asText());
        });

        assertThat(bundle.stringPropertyNames()).filteredOn(key -> key.endsWith(".confirm")).isNotEmpty()
                .allSatisfy(key -> assertThat(asked).as(key).contains(bundle.getProperty(key)));
    }

    @Test
    void everySignatureIsConfirmed() {
        List<String> missing = new ArrayList<>();
        contracts.all().forEach(contract -> schemas.of(contract).get("properties").forEach(field -> field.path("x-options").forEach(option -> {
            if (field.get("title").asText().startsWith("Signature") && option.get("value").asText().equals("SIGNED") && !option.has("confirm")) {
                missing.add(contract.process() + "/" + contract.task());
            }
        })));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextHasALengthAndLongOnesATextArea() {
        List<String> faults = new ArrayList<>();
        contracts.all().forEach(contract -> eachComponent(contract.form(), "", (component, path) -> {
            if (component.getType() == String.class) {
                Size size = component.getAccessor().getAnnotation(Size.class);
                Widget widget = component.getAnnotation(Widget.class);
                if (size == null && !hasAShape(component) && (widget == null || !widget.value().equals("documents"))) {
                    faults.add(name(contract, path) + " has neither a length nor a shape");
                } else if (size != null && size.max() > LONGEST_LINE
                        && (widget == null || !widget.value().equals("textarea"))) {
                    faults.add(name(contract, path) + " is long and no text area");
                }
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyControlIsKnownToTheRendererAndEveryConditionNamesAField() {
        List<String> faults = new ArrayList<>();
        contracts.all().forEach(contract -> eachComponent(contract.form(), "", (component, path) -> {
            Widget widget = component.getAnnotation(Widget.class);
            if (widget != null && !CONTROLS.contains(widget.value())) {
                faults.add("%s wants the unknown control %s".formatted(name(contract, path), widget.value()));
            }
            AskedWhen asked = component.getAnnotation(AskedWhen.class);
            if (asked != null && !components(component.getDeclaringRecord()).contains(asked.field())) {
                faults.add("%s depends on %s, which is not there".formatted(name(contract, path), asked.field()));
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyContractCanBeDescribedToTheRenderer() {
        contracts.all().forEach(contract -> {
            ObjectNode schema = schemas.of(contract);
            assertThat(schema.get("x-order")).as(name(contract, "")).hasSize(contract.form().getRecordComponents().length);
        });
    }

    /** Numbers with check digits and patterns bound their length by themselves. */
    /** A constraint of ours may stand on the type of the component. */
    private static boolean hasAShape(RecordComponent component) {
        return Stream.concat(Arrays.stream(component.getAccessor().getAnnotations()),
                        Arrays.stream(component.getAnnotatedType().getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(type -> type == Pattern.class
                        || type.getPackageName().startsWith("fr.maillage") && type.isAnnotationPresent(Constraint.class));
    }

    private static boolean isHidden(RecordComponent component) {
        Widget widget = component.getAnnotation(Widget.class);
        return widget != null && widget.value().equals("hidden");
    }

    private static String name(Contract contract, String path) {
        return "%s/%s %s".formatted(contract.process(), contract.task(), path);
    }

    private static Set<String> components(Class<?> form) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordComponent component : form.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private interface Visitor {

        void visit(RecordComponent component, String path);
    }

    private static void eachComponent(Class<?> form, String prefix, Visitor visitor) {
        for (RecordComponent component : form.getRecordComponents()) {
            String path = prefix + component.getName();
            visitor.visit(component, path);
            if (contentOf(component).isRecord()) {
                eachComponent(contentOf(component), path + ".", visitor);
            }
        }
    }

    /** The type of the component, or of its items when it is a list. */
    private static Class<?> contentOf(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType many) {
            type = many.getActualTypeArguments()[0];
        }
        return (Class<?>) (type instanceof ParameterizedType nested ? nested.getRawType() : type);
    }
}
