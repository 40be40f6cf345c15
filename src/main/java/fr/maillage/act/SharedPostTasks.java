package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import fr.maillage.act.CallKind.Applicant;
import fr.maillage.act.SharedPost.State;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Finess;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Rpps;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** An application to a call for shared posts, from its deposit to the end of the post. */
@Component
class SharedPostTasks {

    private static final String PROCESS = EngineNames.SHARED_POST;

    /** @param share of the working time in the first place, in percent */
    record ApplyForPost(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                        @NotBlank @Size(max = 20) String call,
                        @NotNull Applicant applicantKind,
                        @NotBlank @Size(max = 80) String applicant,
                        @Finess @AskedWhen(field = "applicantKind", is = "ESTABLISHMENT") String finess,
                        @Rpps @AskedWhen(field = "applicantKind", is = "DOCTOR") String rpps,
                        @NotBlank @Size(max = 80) String contactFirstName,
                        @NotBlank @Size(max = 80) String contactLastName,
                        @NotBlank @Email @Size(max = 150) @Widget("email") String contactEmail,
                        @NotBlank @Size(max = 120) String specialty,
                        @NotNull @Min(5) @Max(95) Integer share,
                        @NotBlank @Size(max = 120) String firstPlace,
                        @NotBlank @Size(max = 120) String secondPlace,
                        @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                        @NotNull PostZone zone,
                        @NotBlank @Size(max = LONG) @Widget("textarea") String purpose,
                        @NotNull @Valid Deposit deposit) {
    }

    enum ApplicationCheck {
        COMPLETE, TO_COMPLETE, INELIGIBLE
    }

    record CheckApplication(@NotNull ApplicationCheck applicationCheck,
                            @Size(max = LONG) @Widget("textarea")
                            @AskedWhen(field = "applicationCheck", is = "TO_COMPLETE") String complements,
                            @Size(max = LONG) @Widget("textarea")
                            @AskedWhen(field = "applicationCheck", is = "INELIGIBLE") String reason) {
    }

    record RecordComplements(@NotNull @Valid Deposit deposit, @NotBlank @Size(max = LONG) @Widget("textarea") String content) {
    }

    enum PostConvention {
        SIGNED, WITHDRAWN
    }

    record SignPostConvention(@NotNull PostConvention postConvention,
                              @PastOrPresent @AskedWhen(field = "postConvention", is = "SIGNED") LocalDate signedOn,
                              @AskedWhen(field = "postConvention", is = "SIGNED") LocalDate startsOn,
                              @AskedWhen(field = "postConvention", is = "SIGNED") LocalDate endsOn,
                              @Positive @Digits(integer = 9, fraction = 2)
                              @AskedWhen(field = "postConvention", is = "SIGNED", required = false) BigDecimal amount,
                              @Size(max = 200)
                              @AskedWhen(field = "postConvention", is = "SIGNED", required = false) String amountSource,
                              @Size(max = LONG) @Widget("textarea")
                              @AskedWhen(field = "postConvention", is = "WITHDRAWN") String reason) {
    }

    enum PostStart {
        TAKEN, NOT_TAKEN
    }

    record RecordTakingPost(@NotNull PostStart postStart,
                            @PastOrPresent @AskedWhen(field = "postStart", is = "TAKEN") LocalDate takenOn,
                            @Size(max = 120) @AskedWhen(field = "postStart", is = "TAKEN") String doctor,
                            @Size(max = LONG) @Widget("textarea")
                            @AskedWhen(field = "postStart", is = "NOT_TAKEN") String reason) {
    }

    enum PostReview {
        CONTINUES, STOPPED
    }

    record ReviewPost(@NotNull PostReview postReview, @NotBlank @Size(max = LONG) @Widget("textarea") String report) {
    }

    enum PostEnd {
        INSTALLED, RECRUITED, RENEWED, LEFT
    }

    record ClosePost(@NotNull PostEnd postEnd, @NotBlank @Size(max = LONG) @Widget("textarea") String report) {
    }

    private final SharedPosts posts;
    private final Cases cases;
    private final Dossiers dossiers;
    private final TaskRecords records;

    SharedPostTasks(SharedPosts posts, Cases cases, Dossiers dossiers, TaskRecords records) {
        this.posts = posts;
        this.cases = cases;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskOptions(process = PROCESS, task = "applicationReceived")
    Map<String, List<FieldOption>> offerCalls(TaskInHand start) {
        return Map.of("call", posts.openCalls().stream()
                .map(call -> new FieldOption(call.reference(), "%s (clôture le %s)".formatted(call.title(),
                        FrenchDates.of(call.closesOn()))))
                .toList());
    }

    @TaskDraft(process = PROCESS, task = "applicationReceived")
    ApplyForPost proposeApplication(TaskInHand start) {
        return new ApplyForPost(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                new Deposit(null, null, start.today()));
    }

    @TaskContract(process = PROCESS, task = "applicationReceived", routes = {EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE})
    Routing apply(ApplyForPost form, TaskInHand start) {
        PostCall call = posts.findCall(form.call())
                .filter(found -> posts.openCalls().stream().anyMatch(open -> open.reference().equals(found.reference())))
                .orElseThrow(() -> new RefusedSubmission("call", "act.post.call"));
        LocalDate received = form.deposit().receivedOn();
        if (received.isBefore(call.opensOn()) || received.isAfter(call.closesOn())) {
            throw new RefusedSubmission("deposit.receivedOn", "act.post.late", FrenchDates.of(call.opensOn()),
                    FrenchDates.of(call.closesOn()));
        }
        if (!call.kind().admits(form.applicantKind())) {
            throw new RefusedSubmission("applicantKind", "act.post.applicant");
        }
        Lead contact = new Lead(null, form.contactFirstName(), form.contactLastName(),
                form.applicantKind() == Applicant.DOCTOR ? Profession.SPECIALIST : Profession.OTHER, form.rpps(),
                form.contactEmail(), null, form.applicant());
        String reference = cases.open(form.declarationId(), typeOf(form.applicantKind()),
                "Poste partagé, " + form.applicant(), contact, form.communes(), start.userId()).reference();
        posts.apply(new SharedPost(reference, call.reference(), form.applicantKind(), form.applicant(), form.specialty(),
                form.share(), form.firstPlace(), form.secondPlace(), form.zone(), State.RECEIVED, null, null, null, null, null,
                null, null), form.finess(), form.rpps(), received);
        records.keep(reference, start, form, Visibility.LEAD);
        return cases.start(reference);
    }

    private static StructureType typeOf(Applicant applicant) {
        return switch (applicant) {
            case ESTABLISHMENT -> StructureType.ESTABLISHMENT;
            case UNIVERSITY -> StructureType.UNIVERSITY;
            case DOCTOR -> StructureType.PROFESSIONAL;
        };
    }

    @TaskContract(process = PROCESS, task = "checkApplication", routes = "applicationCheck")
    Routing check(CheckApplication form, TaskInHand task) {
        SharedPost post = posts.get(task.reference());
        switch (form.applicationCheck()) {
            case COMPLETE -> {
                if (!posts.call(post.call()).kind().admits(post.zone())) {
                    throw new RefusedSubmission("applicationCheck", "act.post.zone");
                }
                posts.move(task.reference(), State.ELIGIBLE, null);
            }
            case INELIGIBLE -> posts.move(task.reference(), State.INELIGIBLE, form.reason());
            case TO_COMPLETE -> posts.move(task.reference(), State.RECEIVED, form.complements());
        }
        String note = form.complements() == null ? form.reason() : form.complements();
        return keep(form, task, "post." + form.applicationCheck(), note, Routing.of("applicationCheck", form.applicationCheck()));
    }

    @TaskContract(process = PROCESS, task = "recordComplements")
    void complete(RecordComplements form, TaskInHand task) {
        keep(form, task, "post.complements", form.content(), Routing.none());
    }

    @TaskContract(process = PROCESS, task = "signPostConvention", routes = "postConvention")
    Routing sign(SignPostConvention form, TaskInHand task) {
        if (form.postConvention() == PostConvention.SIGNED) {
            if (!form.endsOn().isAfter(form.startsOn())) {
                throw new RefusedSubmission("endsOn", "act.partnership.dates");
            }
            if (form.amount() != null && form.amountSource() == null) {
                throw new RefusedSubmission("amountSource", "act.partnership.source");
            }
            posts.sign(task.reference(), form.startsOn(), form.endsOn(), form.amount(), form.amountSource());
        } else {
            posts.move(task.reference(), State.LAUREATE, form.reason());
        }
        return keep(form, task, "post." + form.postConvention(), form.reason(),
                Routing.of("postConvention", form.postConvention()));
    }

    @TaskContract(process = PROCESS, task = "recordTakingPost", routes = "postStart")
    Routing take(RecordTakingPost form, TaskInHand task) {
        if (form.postStart() == PostStart.TAKEN) {
            posts.take(task.reference(), form.takenOn());
        } else {
            posts.move(task.reference(), State.SIGNED, form.reason());
        }
        return keep(form, task, "post." + form.postStart(), form.reason(), Routing.of("postStart", form.postStart()));
    }

    @TaskContract(process = PROCESS, task = "reviewPost", routes = "postReview")
    Routing review(ReviewPost form, TaskInHand task) {
        if (form.postReview() == PostReview.STOPPED) {
            posts.end(task.reference(), "STOPPED", form.report());
        }
        return keep(form, task, "post." + form.postReview(), form.report(), Routing.of("postReview", form.postReview()));
    }

    @TaskContract(process = PROCESS, task = "closePost")
    void close(ClosePost form, TaskInHand task) {
        posts.end(task.reference(), form.postEnd().name(), form.report());
        keep(form, task, "post." + form.postEnd(), form.report(), Routing.none());
    }

    private Routing keep(Record form, TaskInHand task, String event, String note, Routing routing) {
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of(event, Visibility.LEAD).withNote(note), task.userId());
        return routing;
    }
}
