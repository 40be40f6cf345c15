package fr.maillage.tasklist.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import fr.maillage.directory.StructureType;
import fr.maillage.reference.Euros;

/**
 * Something that waits for one specialised gesture: a signature, a payment, a number to register.
 *
 * @param task        engine id
 * @param name        what is to be done
 * @param structure   {@code null} for what is about no dossier
 * @param holder      name of a colleague who has taken it; {@code null} while nobody has, or whoever reads
 * @param legalDate   day on which silence decides; {@code null} without
 * @param amounts     amounts in euros that the form proposes or the act commits to, with their names
 * @param bankDetails whether the bank details of the structure are recorded; {@code null} when not known
 * @param letter      whether the letter can be looked at as it will go
 * @param document    document that is signed; {@code null} without
 * @param note        what whoever prepared it says
 * @param choices     answers that the form asks for first, when one of them is to sign
 */
record DeskItem(String task, String name, String reference, String structure, StructureType type, String territory,
                String holder, LocalDate dueOn, boolean overdue, LocalDate legalDate, List<Amount> amounts,
                Boolean bankDetails, boolean letter, UUID document, List<String> note, List<Choice> choices) {

    record Amount(String name, BigDecimal euros) {

        public String worded() {
            return Euros.text(euros);
        }
    }

    /** @param value constant of the contract */
    record Choice(String value, String label, boolean main) {
    }
}
