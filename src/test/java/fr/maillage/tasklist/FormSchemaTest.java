package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

import fr.maillage.workflow.Contract;

class FormSchemaTest {

    private final StaticMessageSource messages = new StaticMessageSource();
    private final JsonNode schema = describe();

    private JsonNode describe() {
        say("form.every-control.fillIn.name", "Nom de la structure");
        say("form.every-control.fillIn.name.help", "Sans sigle.");
        say("form.every-control.fillIn.team.email", "Courriel du membre");
        say("form.Person.email", "Courriel");
        say("enum.Answer.YES", "Oui, tout de suite");
        return new FormSchema(messages).of(
                new Contract("every-control", "fillIn", List.of(), EveryControl.class, Set.of(), this, null));
    }

    @Test
    void fieldsKeepTheOrderOfTheContract() {
        assertThat(schema.get("x-order").get(0).asText()).isEqualTo("declarationId");
        assertThat(schema.get("x-order")).hasSize(EveryControl.class.getRecordComponents().length);
    }

    @Test
    void labelAndHelpComeFromTheMessages() {
        assertThat(field("name").get("title").asText()).isEqualTo("Nom de la structure");
        assertThat(field("name").get("description").asText()).isEqualTo("Sans sigle.");
        assertThat(field("name").get("maxLength").asInt()).isEqualTo(120);
    }

    @Test
    void aSharedRecordIsLabelledOnceAndCanBeNamedOtherwiseInOneTask() {
        assertThat(field("lead").at("/properties/email/title").asText()).isEqualTo("Courriel");
        assertThat(field("team").at("/items/properties/email/title").asText()).isEqualTo("Courriel du membre");
    }

    @Test
    void aDecisionOffersItsConstantsAsRadioButtonsAndALongListAsASelect() {
        assertThat(control("answer")).isEqualTo("radio");
        assertThat(field("answer").at("/x-options/0/value").asText()).isEqualTo("YES");
        assertThat(field("answer").at("/x-options/0/title").asText()).isEqualTo("Oui, tout de suite");
        assertThat(control("weekday")).isEqualTo("select");
    }

    @Test
    void theTypeChoosesTheControlUnlessTheContractAsksForAnother() {
        assertThat(control("heldOn")).isEqualTo("date");
        assertThat(control("nextMeeting")).isEqualTo("datetime");
        assertThat(control("amount")).isEqualTo("decimal");
        assertThat(control("attendees")).isEqualTo("integer");
        assertThat(control("informed")).isEqualTo("checkbox");
        assertThat(control("coherent")).isEqualTo("radio");
        assertThat(control("needs")).isEqualTo("checklist");
        assertThat(control("lead")).isEqualTo("group");
        assertThat(control("team")).isEqualTo("table");
        assertThat(control("present")).isEqualTo("lines");
        assertThat(control("pieces")).isEqualTo("fixed");
        assertThat(control("minutes")).isEqualTo("documents");
        assertThat(control("territory")).isEqualTo("communes");
    }

    @Test
    void whatMustBeGivenIsSaidAtEveryLevel() {
        assertThat(schema.get("required")).extracting(JsonNode::asText)
                .containsExactly("declarationId", "name", "heldOn", "answer", "coherent", "lead", "team", "pieces");
        assertThat(field("team").at("/items/required")).extracting(JsonNode::asText).containsExactly("name");
    }

    private JsonNode field(String name) {
        return schema.get("properties").get(name);
    }

    private String control(String name) {
        return field(name).get("x-control").asText();
    }

    private void say(String key, String text) {
        messages.addMessage(key, Locale.FRENCH, text);
    }
}
