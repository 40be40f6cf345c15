package fr.maillage.notification;

import fr.maillage.directory.StructureType;

/**
 * What the words of a mail or letter depend on beside the template.
 *
 * @param type    kind of the structure; {@code null} when the mail is about none
 * @param outcome value of the variable that the template names; {@code null} when it names none
 */
record Variant(StructureType type, String outcome) {
}
