package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;
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

/** Meetings at which an elected member or an agent informs the professionals of a place. */
@Component
class InformationTasks {

    private static final String PROCESS = EngineNames.INFORMATION_ACTION;

    record PlanAction(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                      @NotBlank @Size(max = 120) String title,
                      @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                      @NotNull @Future LocalDateTime heldAt,
                      @NotBlank @Size(max = 200) String place,
                      @NotBlank @Size(max = 200) String invitedPublic,
                      @NotBlank @Size(max = 80) String speakerFirstName,
                      @NotBlank @Size(max = 80) String speakerLastName,
                      @NotBlank @Email @Size(max = 150) @Widget("email") String speakerEmail,
                      @NotNull Boolean speakerElected,
                      @Size(max = 50) List<@NotBlank @Size(max = 20) String> measures) {
    }

    record HoldAction(@NotNull ActOutcome actOutcome,
                      @Future @AskedWhen(field = "actOutcome", is = "POSTPONED") LocalDateTime newDate,
                      @Size(max = LONG) @Widget("textarea")
                      @AskedWhen(field = "actOutcome", is = {"POSTPONED", "CANCELLED"}) String reason) {
    }

    record Contact(@NotBlank @Size(max = 120) String name, Profession profession,
                   @Email @Size(max = 150) @Widget("email") String email, @Size(max = 200) String wish) {
    }

    record ReportAction(@NotNull @PositiveOrZero Integer attendance,
                        @NotBlank @Size(max = LONG) @Widget("textarea") String report,
                        @Size(max = 50) List<@NotBlank @Size(max = 20) String> measures,
                        @Size(max = LONG) @Widget("textarea") String questions,
                        @Size(max = 200) List<@Valid Contact> contacts) {
    }

    enum ContactFollowUp {
        SPOTTED_PROJECT, INTRODUCTION, INFORMATION, NONE
    }

    /** @param dossier the one that has been declared for the contact */
    record FollowedContact(@NotBlank @Size(max = 200) String contact, @NotNull ContactFollowUp followUp,
                           @Size(max = 20) @Widget("dossier")
                           @AskedWhen(field = "followUp", is = "SPOTTED_PROJECT") String dossier,
                           @Size(max = 200) String note) {
    }

    record FollowContacts(@NotEmpty @Size(max = 200) @Widget("fixed") List<@Valid @NotNull FollowedContact> contacts) {
    }

    private final Cases cases;
    private final Acts acts;
    private final Measures measures;
    private final Dossiers dossiers;
    private final Links links;
    private final TaskRecords records;

    InformationTasks(Cases cases, Acts acts, Measures measures, Dossiers dossiers, Links links, TaskRecords records) {
        this.cases = cases;
        this.acts = acts;
        this.measures = measures;
        this.dossiers = dossiers;
        this.links = links;
        this.records = records;
    }

    @TaskOptions(process = PROCESS, task = "actionPlanned")
    Map<String, List<FieldOption>> offerMeasures(TaskInHand start) {
        return Map.of("measures", measures.choices(start.userId()));
    }

    @TaskContract(process = PROCESS, task = "actionPlanned", routes = {"act", EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE})
    Routing plan(PlanAction form, TaskInHand start) {
        String organiser = acts.organisationOf(start.userId());
        Lead speaker = new Lead(null, form.speakerFirstName(), form.speakerLastName(),
                form.speakerElected() ? Profession.ELECTED_OFFICIAL : Profession.OTHER, null, form.speakerEmail(), null, null);
        Dossier dossier = cases.open(form.declarationId(), StructureType.TERRITORY, form.title(), speaker, form.communes(),
                start.userId());
        long act = acts.plan(new Act(0, dossier.reference(), Act.Kind.INFORMATION, organiser, form.title(),
                form.heldAt().atZone(ParisTime.ZONE).toInstant(), form.place(), form.invitedPublic(), null, null, null, null),
                List.of(), start.userId());
        measures.present(act, form.measures(), "measures");
        records.keep(dossier.reference(), start, form, Visibility.ADMINISTRATIONS);
        return cases.start(dossier.reference()).and("act", act);
    }

    @TaskContract(process = PROCESS, task = "holdAction", routes = "actOutcome")
    Routing hold(HoldAction form, TaskInHand task) {
        long act = (Long) task.variable("act");
        Act action = acts.get(act);
        switch (form.actOutcome()) {
            case HELD -> acts.refuseBefore(action.heldAt(), "actOutcome");
            case POSTPONED -> acts.postpone(act, form.newDate());
            case CANCELLED -> acts.close(act, "CANCELLED", form.reason());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("information." + form.actOutcome(), Visibility.ADMINISTRATIONS,
                action.title()).withNote(form.reason()), task.userId());
        return Routing.of("actOutcome", form.actOutcome());
    }

    @TaskDraft(process = PROCESS, task = "reportAction")
    ReportAction proposeReport(TaskInHand task) {
        return new ReportAction(null, null, measures.presented((Long) task.variable("act")), null, null);
    }

    @TaskOptions(process = PROCESS, task = "reportAction")
    Map<String, List<FieldOption>> offerMeasuresAgain(TaskInHand task) {
        return Map.of("measures", measures.choices(task.userId()));
    }

    @TaskContract(process = PROCESS, task = "reportAction", routes = "contacts")
    Routing report(ReportAction form, TaskInHand task) {
        long act = (Long) task.variable("act");
        List<Contact> contacts = form.contacts() == null ? List.of() : form.contacts();
        acts.held(act, form.attendance(), form.report(), null);
        measures.present(act, form.measures(), "measures");
        contacts.forEach(contact -> acts.add(act, ActPerson.of(ActPerson.Part.CONTACT, contact.name(), contact.email(),
                contact.wish())));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("information.reported", Visibility.ADMINISTRATIONS,
                form.attendance(), contacts.size()).withNote(form.report()), task.userId());
        return Routing.of("contacts", !contacts.isEmpty());
    }

    @TaskDraft(process = PROCESS, task = "followContacts")
    FollowContacts proposeFollowUp(TaskInHand task) {
        return new FollowContacts(acts.persons((Long) task.variable("act"), ActPerson.Part.CONTACT).stream()
                .map(person -> new FollowedContact(Texts.row(person.id(), person.name()), null, null, null))
                .toList());
    }

    @TaskContract(process = PROCESS, task = "followContacts")
    void follow(FollowContacts form, TaskInHand task) {
        List<Long> waiting = acts.persons((Long) task.variable("act"), ActPerson.Part.CONTACT).stream()
                .map(ActPerson::id).toList();
        if (!form.contacts().stream().map(each -> Texts.idOf(each.contact())).toList().containsAll(waiting)) {
            throw new RefusedSubmission("contacts", "act.contacts.all");
        }
        for (int index = 0; index < form.contacts().size(); index++) {
            FollowedContact each = form.contacts().get(index);
            long id = Texts.idOf(each.contact());
            if (!waiting.contains(id)) {
                throw new RefusedSubmission("contacts[%d].contact".formatted(index), "act.contacts.unknown");
            }
            String dossier = null;
            if (each.followUp() == ContactFollowUp.SPOTTED_PROJECT) {
                dossier = cases.requireWritable(each.dossier(), "contacts[%d].dossier".formatted(index)).reference();
                links.link(task.reference(), LinkType.ORIGIN_OF, dossier, task.userId());
            }
            acts.follow(id, each.followUp().name(), dossier);
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }
}
