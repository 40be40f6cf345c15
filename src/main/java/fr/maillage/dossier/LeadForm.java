package fr.maillage.dossier;

import fr.maillage.workflow.Widget;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The lead as a form asks for them. Some have no RPPS number: elected people, neighbours from across the border. */
record LeadForm(Civility civility,
                @NotBlank @Size(max = 80) String firstName,
                @NotBlank @Size(max = 80) String lastName,
                @NotNull Profession profession,
                @Rpps String rpps,
                @NotBlank @Email @Size(max = 150) @Widget("email") String email,
                @Pattern(regexp = TELEPHONE, message = "{dossier.telephone}") @Widget("tel") String phone,
                @Size(max = 120) String organisation) {

    /** French and foreign numbers, with the separators that people write. */
    static final String TELEPHONE = "\\+?[0-9][0-9 .()/-]{5,24}";

    static LeadForm of(Lead lead) {
        return new LeadForm(lead.civility(), lead.firstName(), lead.lastName(), lead.profession(), lead.rpps(),
                lead.email(), lead.telephone(), lead.organisation());
    }

    Lead toLead() {
        return new Lead(civility, firstName, lastName, profession, rpps, email, phone, organisation);
    }
}
