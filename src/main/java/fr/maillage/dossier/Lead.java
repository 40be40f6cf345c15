package fr.maillage.dossier;

/**
 * The person who carries the project and to whom everything is written.
 *
 * @param rpps         national number of the health professional; {@code null} for those who have none
 * @param organisation structure, practice or body in whose name the person acts; may be {@code null}
 */
public record Lead(Civility civility, String firstName, String lastName, Profession profession, String rpps,
                   String email, String telephone, String organisation) {

    public String fullName() {
        return firstName + " " + lastName;
    }
}
