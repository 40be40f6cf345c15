package fr.maillage.tasklist;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * All that the renderer needs to draw the form of one task or start event.
 *
 * @param title     name of the task, or of the process on a start form
 * @param reference reference of the dossier; absent on a start form
 * @param heldBy    name of the colleague who has claimed the task, with their absence; absent when nobody else has
 * @param mayWork   whether this person is one of those who do the task, or may start the process
 * @param mayPass   whether this person may give the task to somebody
 * @param facts     key facts of the dossier, shown above the fields
 * @param schema    JSON Schema of the contract, with labels and controls (see {@link FormSchema})
 * @param draft     values proposed by the feature, by component; absent when it proposes none
 * @param typed     what this person has typed before and not sent; absent when nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskForm(String title, String description, String process, String task, String reference, String heldBy, boolean mayWork,
                boolean mayPass, List<Fact> facts, JsonNode schema, JsonNode draft, Drafts.Draft typed) {

    /**
     * @param href where the fact leads to, null when nowhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(String name, String value, String href) {

        Fact(String name, String value) {
            this(name, value, null);
        }
    }
}
