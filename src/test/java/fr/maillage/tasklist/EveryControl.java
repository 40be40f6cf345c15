package fr.maillage.tasklist;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.Widget;

/** A contract with one component for each control of the renderer. */
record EveryControl(
        @Widget("hidden") @NotBlank @Size(max = 40) String declarationId,
        @NotBlank @Size(max = 120) String name,
        @NotNull @PastOrPresent LocalDate heldOn,
        LocalDateTime nextMeeting,
        @NotNull Answer answer,
        @Size(max = 1000) @Widget("textarea") String reason,
        Boolean informed,
        @NotNull @Widget("radio") Boolean coherent,
        @Positive BigDecimal amount,
        @Positive Integer attendees,
        Weekday weekday,
        List<Answer> needs,
        @NotNull @Valid Person lead,
        @NotEmpty @Valid List<Person> team,
        List<@Size(max = 60) String> present,
        @NotEmpty @Valid @Widget("fixed") List<PieceCheck> pieces,
        @Size(max = 40) @Widget("documents") String minutes,
        @Valid @Widget("communes") List<Place> territory) {

    enum Answer { YES, LATER, NO }

    enum Weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, ANY_DAY }

    enum State { PRESENT, MISSING }

    record Person(@NotBlank @Size(max = 80) String name, @Email @Size(max = 120) String email) {
    }

    record PieceCheck(@NotBlank @Size(max = 80) String piece, @NotNull State state, @Size(max = 200) String note) {
    }

    record Place(@NotBlank @Size(max = 5) String commune, @Size(max = 80) String part, Integer population,
                 @Size(max = 200) String source) {
    }

    @AssertTrue(message = "Dites pourquoi, puisque la réponse est « Non ».")
    public boolean isReasonGivenWhenNo() {
        return answer != Answer.NO || reason != null;
    }
}
