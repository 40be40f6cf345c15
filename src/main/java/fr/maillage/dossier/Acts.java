package fr.maillage.dossier;

import static fr.maillage.dossier.CptsForms.TEXT;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the API takes for the acts on a dossier, under the same rules as the forms. */
final class Acts {

    private Acts() {
    }

    record PutToSleep(@NotNull @Future LocalDate reviewOn,
                      @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /** An act that needs a reason. */
    record Reasoned(@NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /** An act to which something may be added. */
    record Noted(@Size(max = TEXT) @Widget("textarea") String note) {
    }

    /** @param ended processes beside the path that end with it */
    record ChangeType(@NotNull StructureType type, @NotBlank @Size(max = TEXT) @Widget("textarea") String reason,
                      @Size(max = 50) Set<@NotBlank @Size(max = 64) String> ended) {
    }

    /** @param departement whose delegation is asked */
    record Transfer(@NotBlank @Size(max = 3) String departement,
                    @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /**
     * @param into  reference of the dossier that goes on
     * @param ended processes beside the path of the one that ends, which end with it
     */
    record Merge(@NotBlank @Size(max = 20) String into, @NotBlank @Size(max = TEXT) @Widget("textarea") String reason,
                 @Size(max = 50) Set<@NotBlank @Size(max = 64) String> ended) {
    }

    record ChangeLead(@NotNull @Valid LeadForm lead,
                      @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /**
     * An exchange or a thought worth keeping: when, with whom, what.
     *
     * @param mentions user ids of the colleagues who are told of it
     */
    record Note(@PastOrPresent LocalDate on,
                @Size(max = 200) String with,
                @NotBlank @Size(max = TEXT) @Widget("textarea") String text,
                Visibility visibility,
                @Size(max = 20) Set<@NotBlank @Size(max = 64) String> mentions) {

        Note {
            visibility = visibility == null ? Visibility.INTERNAL : visibility;
            mentions = mentions == null ? Set.of() : mentions;
        }
    }

    record EditedMember(UUID memberId, MemberKind kind, Civility civility, @Size(max = 80) String firstName,
                        @NotBlank @Size(max = 120) String name, Profession profession, PracticeMode practice,
                        @Rpps String rpps, @Finess String finess, @Email @Size(max = 150) String email,
                        @Pattern(regexp = LeadForm.TELEPHONE, message = "{dossier.telephone}") String telephone,
                        @Size(max = 120) String commune, @PastOrPresent LocalDate signedOn) {

        TeamMember toMember() {
            return new TeamMember(memberId, kind == null ? MemberKind.PROFESSIONAL : kind, civility, firstName, name,
                    profession, practice, rpps, finess, email, telephone, commune, signedOn);
        }
    }

    record EditTeam(@NotNull Integer version, @NotNull @Size(max = 3000) List<@Valid EditedMember> members) {
    }

    record EditTerritory(@NotNull Integer version, @NotEmpty List<@Valid TerritoryPart> communes,
                         @Size(max = 5) String seatCommune, Set<@NotBlank String> chosenFunds) {
    }

    record LinkTo(@NotNull LinkType type, @NotBlank @Size(max = 20) String reference) {
    }

    record Show(@NotNull Visibility visibility) {
    }

    /** The words that go with a file. */
    record Describe(DocumentKind kind, @Size(max = 200) String title, Visibility visibility) {
    }
}
