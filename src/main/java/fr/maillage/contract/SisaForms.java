package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Iban;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Siret;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks of the SISA of a MSP ask (société interprofessionnelle de soins ambulatoires, CSP, art. L. 4041-1 s.). */
final class SisaForms {

    private static final int TEXT = 10_000;

    private SisaForms() {
    }

    enum AciEligibility {
        ELIGIBLE, TO_COMPLETE, WITHOUT_ACI
    }

    /** Whether the SISA is there, is created before the contract, or is promised in it. */
    enum SisaPlan {
        EXISTING, BEFORE_CONTRACT, WITH_COMMITMENT
    }

    record CheckAciEligibility(@NotNull AciEligibility aciEligibility,
                               @NotNull Boolean openingHours,
                               @NotNull Boolean unscheduledCare,
                               @NotNull Boolean coordination,
                               @NotNull Boolean informationSystem,
                               @PositiveOrZero Integer patients,
                               @NotNull Boolean newStructure,
                               @Size(max = TEXT) @Widget("textarea")
                               @AskedWhen(field = "aciEligibility", is = "TO_COMPLETE") String missing,
                               @Size(max = TEXT) @Widget("textarea")
                               @AskedWhen(field = "aciEligibility", is = "WITHOUT_ACI") String reason,
                               @AskedWhen(field = "aciEligibility", is = "ELIGIBLE") SisaPlan sisaPlan,
                               @Size(max = 120) @AskedWhen(field = "sisaPlan", is = "EXISTING") String sisaName,
                               @Siret @AskedWhen(field = "sisaPlan", is = "EXISTING") String sisaSiret,
                               @PastOrPresent @AskedWhen(field = "sisaPlan", is = "EXISTING") LocalDate sisaRegisteredOn,
                               @PositiveOrZero @AskedWhen(field = "sisaPlan", is = "EXISTING") Integer sisaDoctors,
                               @PositiveOrZero @AskedWhen(field = "sisaPlan", is = "EXISTING") Integer sisaAuxiliaries,
                               @Iban @AskedWhen(field = "sisaPlan", is = "EXISTING", required = false) String sisaIban) {
    }

    record Associate(@NotBlank @Size(max = 120) String name, @NotNull Profession profession,
                     @Size(max = 40) String orderNumber,
                     @PositiveOrZero @Digits(integer = 8, fraction = 2) BigDecimal contribution) {
    }

    record RecordStatutes(@NotNull @Valid Deposit deposit,
                          @NotBlank @Size(max = 120) String name,
                          @NotBlank @Size(max = 200) String seat,
                          @NotNull @PastOrPresent LocalDate signedOn,
                          @NotEmpty @Size(max = 100) List<@Valid Associate> associates,
                          @NotBlank @Widget("documents") String statutes) {
    }

    record SendStatutes(@NotNull @Valid Deposit deposit,
                        @NotNull NotificationMode mode,
                        @NotNull @PastOrPresent LocalDate sentOn,
                        @NotBlank @Widget("documents") String proof) {
    }

    /** What the statutes of a SISA must say (CSP, art. R. 4041-1 s., décret n° 2012-407 du 23 mars 2012). */
    enum StatuteMention {
        NAMES_AND_DOMICILES, FORM_OBJECT_NAME_DURATION, SEAT, ORDER_NUMBERS, PROFESSIONS, CONTRIBUTIONS,
        CAPITAL_AND_SHARES, RELEASE_OF_SHARES, INDUSTRY_SHARES, OPERATING_RULES
    }

    enum StatutesExamined {
        NO_OBSERVATION, OBSERVATIONS
    }

    record ExamineStatutes(@NotNull StatutesExamined statutesExamined,
                           @Widget("checklist") List<StatuteMention> mentions,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "statutesExamined", is = "OBSERVATIONS") String observations) {
    }

    record RecordRegistration(@NotNull @Valid Deposit deposit,
                              @NotNull @PastOrPresent LocalDate registeredOn,
                              @NotBlank @Size(max = 60) String registry,
                              @NotBlank @Siret String siret,
                              @NotBlank @Iban String iban,
                              @NotBlank @Widget("documents") String extract) {
    }

    enum MissingSisa {
        EXTENDED, PAYMENTS_STOPPED, TERMINATED
    }

    record RecordMissingSisa(@NotNull MissingSisa missingSisa,
                             @Future @AskedWhen(field = "missingSisa", is = "EXTENDED") LocalDate extendedUntil,
                             @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }
}
