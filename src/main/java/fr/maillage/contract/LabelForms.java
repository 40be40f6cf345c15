package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Finess;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks ask that label a MSP, number it and open it. */
final class LabelForms {

    private static final int TEXT = 10_000;

    private LabelForms() {
    }

    record Site(@NotBlank @Size(max = 120) String name, @NotBlank @Size(max = 200) String address) {
    }

    /** @param exception why a team below the rule is labelled all the same; signed with the label */
    record LabelStructure(@NotNull @PastOrPresent LocalDate signedOn,
                          @Size(max = 100) String delegation,
                          @NotNull LocalDate effectiveOn,
                          @NotEmpty @Size(max = 20) List<@Valid Site> sites,
                          @Size(max = TEXT) @Widget("textarea") String exception,
                          @NotNull Boolean informCommunes) {
    }

    /** Which legal person stands in the directory of establishments. */
    enum LegalEntity {
        ASSOCIATION, SISA
    }

    record SiteNumber(@NotBlank @Size(max = 120) String site, @NotBlank @Finess String establishment) {
    }

    /**
     * @param legalEntity number of the legal entity (EJ)
     * @param sites       number of each site (ET), category 603
     */
    record RecordFinessBySite(@NotNull LegalEntity entity,
                              @NotBlank @Finess String legalEntity,
                              @NotEmpty @Size(max = 20) @Widget("fixed") List<@Valid SiteNumber> sites,
                              @NotNull @PastOrPresent LocalDate recordedOn) {
    }

    enum Opening {
        OPENED, POSTPONED
    }

    record RecordOpening(@NotNull Opening opening,
                         @PastOrPresent @AskedWhen(field = "opening", is = "OPENED") LocalDate openedOn,
                         @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "opening", is = "OPENED") String hours,
                         @Size(max = 120) @AskedWhen(field = "opening", is = "OPENED") String publicContact,
                         @Email @Size(max = 150) @Widget("email")
                         @AskedWhen(field = "opening", is = "OPENED", required = false) String publicEmail,
                         @Pattern(regexp = "\\+?[0-9][0-9 .()/-]{5,24}", message = "{dossier.telephone}") @Widget("tel")
                         @AskedWhen(field = "opening", is = "OPENED", required = false) String publicPhone,
                         @Future @AskedWhen(field = "opening", is = "POSTPONED") LocalDate newDate,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "opening", is = "POSTPONED") String reason) {
    }
}
