package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.UUID;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A person or an organisation that takes part in the project. One mailbox may serve several members, and one person may
 * be a member of several projects: nothing here is unique but the id.
 *
 * @param memberId   given when the member is added, stays when the team is edited
 * @param firstName  of the person; {@code null} for an organisation
 * @param name       last name of the person, or name of the organisation
 * @param profession of the person; {@code null} for an organisation
 * @param finess     establishment number of an organisation
 * @param signedOn   day on which the member signed or joined
 */
@Table("dossier_member")
public record TeamMember(UUID memberId, MemberKind kind, Civility civility, String firstName, String name,
                         Profession profession, PracticeMode practice, String rpps, String finess, String email,
                         String telephone, String commune, LocalDate signedOn) {

    public TeamMember {
        memberId = memberId == null ? UUID.randomUUID() : memberId;
    }

    /** Somebody of whom only name, profession and perhaps an address are known so far. */
    static TeamMember person(String name, Profession profession, String email) {
        return new TeamMember(null, MemberKind.PROFESSIONAL, null, null, name, profession, null, null, null, email, null,
                null, null);
    }

    /** Somebody who carried a project of their own that goes on in this one. */
    static TeamMember formerly(Lead lead) {
        return new TeamMember(null, MemberKind.PROFESSIONAL, lead.civility(), lead.firstName(), lead.lastName(),
                lead.profession(), null, lead.rpps(), null, lead.email(), lead.telephone(), null, null);
    }

    public boolean isPerson() {
        return kind == MemberKind.PROFESSIONAL;
    }

    public String displayName() {
        return firstName == null ? name : firstName + " " + name;
    }

    public TeamMember signed(LocalDate day) {
        return new TeamMember(memberId, kind, civility, firstName, name, profession, practice, rpps, finess, email,
                telephone, commune, day);
    }
}
