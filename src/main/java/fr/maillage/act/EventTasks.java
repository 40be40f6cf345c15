package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** Inaugurations, signature ceremonies and presentations around a dossier. */
@Component
class EventTasks {

    enum EventKind {
        INAUGURATION, SIGNATURE, PRESENTATION
    }

    record Guest(@NotBlank @Size(max = 120) String name,
                 @NotBlank @Email @Size(max = 150) @Widget("email") String email) {
    }

    record PlanEvent(@NotBlank @Size(max = 20) @Widget("dossier") String dossier,
                     @NotNull EventKind kind,
                     @NotBlank @Size(max = 120) String title,
                     @NotNull @Future LocalDateTime heldAt,
                     @NotBlank @Size(max = 200) String place,
                     @NotEmpty @Size(max = 300) List<@Valid Guest> guests,
                     @Email @Size(max = 150) @Widget("email") String pressContact,
                     @Size(max = LONG) @Widget("textarea") String programme) {
    }

    record ReportEvent(@NotNull ActOutcome actOutcome,
                       @PositiveOrZero @AskedWhen(field = "actOutcome", is = "HELD") Integer attendance,
                       @Size(max = LONG) @Widget("textarea")
                       @AskedWhen(field = "actOutcome", is = "HELD", required = false) String report,
                       @Size(max = LONG) @Widget("textarea")
                       @AskedWhen(field = "actOutcome", is = "HELD") String pressRelease,
                       @Future @AskedWhen(field = "actOutcome", is = "POSTPONED") LocalDateTime newDate,
                       @Size(max = LONG) @Widget("textarea")
                       @AskedWhen(field = "actOutcome", is = {"POSTPONED", "CANCELLED"}) String reason) {
    }

    private final Cases cases;
    private final Acts acts;
    private final Dossiers dossiers;
    private final TaskRecords records;

    EventTasks(Cases cases, Acts acts, Dossiers dossiers, TaskRecords records) {
        this.cases = cases;
        this.acts = acts;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskContract(process = EngineNames.EVENT, task = "eventPlanned", routes = {"act", EngineNames.REFERENCE,
            EngineNames.TYPE, EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME,
            EngineNames.TERRITORY, EngineNames.STAGE, EngineNames.LEGAL_DATE})
    Routing plan(PlanEvent form, TaskInHand start) {
        String reference = cases.requireWritable(form.dossier(), "dossier").reference();
        long act = acts.plan(new Act(0, reference, Act.Kind.EVENT, acts.organisationOf(start.userId()), form.title(),
                form.heldAt().atZone(ParisTime.ZONE).toInstant(), form.place(), form.programme(), form.pressContact(), null,
                null, null), form.guests().stream()
                .map(guest -> ActPerson.of(ActPerson.Part.GUEST, guest.name(), guest.email(), null)).toList(), start.userId());
        records.keep(reference, start, form, Visibility.ACCOMPANIERS);
        dossiers.journal(reference, JournalEntry.of("event.planned", Visibility.LEAD, form.title(),
                FrenchDates.of(form.heldAt())), start.userId());
        return cases.start(reference).and("act", act);
    }

    @TaskContract(process = EngineNames.EVENT, task = "reportEvent", routes = "actOutcome")
    Routing report(ReportEvent form, TaskInHand task) {
        long act = (Long) task.variable("act");
        Act event = acts.get(act);
        switch (form.actOutcome()) {
            case HELD -> {
                acts.refuseBefore(event.heldAt(), "actOutcome");
                acts.held(act, form.attendance(), form.report(), form.pressRelease());
            }
            case POSTPONED -> acts.postpone(act, form.newDate());
            case CANCELLED -> acts.close(act, "CANCELLED", form.reason());
        }
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("event." + form.actOutcome(), Visibility.LEAD, event.title())
                .withNote(form.actOutcome() == ActOutcome.HELD ? form.report() : form.reason()), task.userId());
        return Routing.of("actOutcome", form.actOutcome());
    }
}
