package fr.maillage.workflow;

/**
 * A value that a person may choose for a text field.
 *
 * @param value what is submitted
 * @param title how people call it
 */
public record FieldOption(String value, String title) {
}
