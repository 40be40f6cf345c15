package fr.maillage.dossier;

import static fr.maillage.dossier.CptsForms.TEXT;

import java.time.LocalDate;
import java.util.List;

import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What the tasks of {@code territorial-diagnosis} ask. */
final class DiagnosisForms {

    private DiagnosisForms() {
    }

    enum PortraitCheck {
        CONFIRMED, CORRECTED
    }

    /** A figure of the portrait that somebody knows better, and from where. */
    record PortraitCorrection(@NotBlank @Size(max = 120) String figure, @NotBlank @Size(max = 120) String value,
                              @NotBlank @Size(max = 200) String source, @NotNull @PastOrPresent LocalDate asOf) {
    }

    record CheckPortrait(@NotNull PortraitCheck portraitCheck,
                         @Widget("communes") @AskedWhen(field = "portraitCheck", is = "CORRECTED", required = false)
                         List<@Valid TerritoryPart> communes,
                         @Size(max = 100) @AskedWhen(field = "portraitCheck", is = "CORRECTED", required = false)
                         List<@Valid PortraitCorrection> corrections,
                         @Size(max = TEXT) @Widget("textarea") String comment) {
    }

    enum DiagnosisOutcome {
        COMPLETE, FEASIBILITY_STUDY_USEFUL, PERIMETER_TO_DISCUSS
    }

    /** The professionals of one profession on the territory; those aged 60 or more and those about to leave. */
    record ProfessionFigure(@NotNull Profession profession, @NotNull @PositiveOrZero Integer count,
                            @PositiveOrZero Integer aged60, @PositiveOrZero Integer departures) {
    }

    /** @param regionalObjectives what the regional health project asks, only shown */
    record CompleteDiagnosis(@NotNull DiagnosisOutcome diagnosisOutcome,
                             @Size(max = 50) List<@Valid ProfessionFigure> workforce,
                             @PositiveOrZero Integer patientsWithoutDoctor,
                             @Size(max = TEXT) @Widget("textarea") String unscheduledCare,
                             @Size(max = TEXT) @Widget("textarea") String secondLine,
                             @Size(max = TEXT) @Widget("textarea") String socialCare,
                             @Size(max = TEXT) @Widget("textarea") String prevention,
                             @Size(max = TEXT) @Widget("textarea") String flows,
                             @Size(max = TEXT) @Widget("textarea") String precarity,
                             @Size(max = TEXT) @Widget("textarea") String seasonality,
                             @Size(max = TEXT) @Widget("textarea") String partners,
                             @Widget("shown") List<String> regionalObjectives,
                             @Size(max = TEXT) @Widget("textarea") String priorities,
                             @Size(max = TEXT) @Widget("textarea")
                             @AskedWhen(field = "diagnosisOutcome", is = "PERIMETER_TO_DISCUSS") String perimeterQuestion) {
    }

    enum MedicalView {
        GIVEN, NO_OBSERVATION
    }

    record GiveMedicalView(@NotNull MedicalView viewGiven,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "viewGiven", is = "GIVEN") String observations,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "viewGiven", is = "GIVEN", required = false) String attentionPoints,
                           @NotNull Boolean attendsMeetings) {
    }

    enum ConcertationOutcome {
        AGREEMENT, DISAGREEMENT
    }

    /** What is proposed to two projects on the same ground. */
    enum PerimeterProposal {
        SHARE, MERGE, PARTS, KEEP
    }

    record OrganiseConcertation(@NotNull ConcertationOutcome concertationOutcome,
                                @NotNull @PastOrPresent LocalDate heldOn,
                                @NotBlank @Size(max = TEXT) @Widget("textarea") String leadsConcerned,
                                @NotNull PerimeterProposal proposal,
                                @Widget("communes") @AskedWhen(field = "proposal", is = {"SHARE", "PARTS"}, required = false)
                                List<@Valid TerritoryPart> communes,
                                @Size(max = TEXT) @Widget("textarea") String agreements,
                                @NotBlank @Size(max = TEXT) @Widget("textarea") String report) {
    }

    record ArbitratePerimeter(@NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                              @NotBlank @Size(max = TEXT) @Widget("textarea") String grounds,
                              @NotNull @PastOrPresent LocalDate decidedOn) {
    }
}
