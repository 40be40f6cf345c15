package fr.maillage.support;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.SupportNeed;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** First contact of the accompanier with the lead. */
record ContactLead(@NotNull ContactOutcome contactOutcome, @NotNull @PastOrPresent LocalDate contactedOn,
                   @NotNull ContactMode mode,
                   @AskedWhen(field = "contactOutcome", is = "UNREACHABLE") @Positive @Max(99) Integer attempts,
                   List<@NotNull SupportNeed> confirmedNeeds, @Future LocalDateTime nextMeeting,
                   @AskedWhen(field = "contactOutcome", is = "DONE")
                   @Widget("textarea") @Size(max = 10000) String report) {
}
