package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** A project that several partners carry around a structure, for instance a hospital, a support platform and a home-care body. */
@Component
class PartnershipTasks {

    private static final String PROCESS = EngineNames.PARTNERSHIP_PROJECT;

    record Partner(@NotBlank @Size(max = 120) String organisation, @NotBlank @Size(max = 200) String role,
                   @NotBlank @Email @Size(max = 150) @Widget("email") String email) {
    }

    record ProposePartnership(@NotBlank @Size(max = 20) @Widget("dossier") String dossier,
                              @NotBlank @Size(max = 120) String title,
                              @NotBlank @Size(max = LONG) @Widget("textarea") String object,
                              @NotEmpty @Size(min = 2, max = 30) List<@Valid Partner> partners,
                              @NotBlank @Size(max = 120) String carrier,
                              @NotNull LocalDate beginsOn,
                              LocalDate endsOn) {
    }

    enum AgreementState {
        READY, GIVEN_UP
    }

    record PrepareAgreement(@NotNull AgreementState agreement,
                            @Size(max = LONG) @Widget("textarea")
                            @AskedWhen(field = "agreement", is = "READY") String commitments,
                            @Positive @Digits(integer = 9, fraction = 2)
                            @AskedWhen(field = "agreement", is = "READY", required = false) BigDecimal amount,
                            @Size(max = 200)
                            @AskedWhen(field = "agreement", is = "READY", required = false) String amountSource,
                            @Widget("documents")
                            @AskedWhen(field = "agreement", is = "READY", required = false) String document,
                            @Size(max = LONG) @Widget("textarea")
                            @AskedWhen(field = "agreement", is = "GIVEN_UP") String reason) {
    }

    enum PartnerSignatures {
        COMPLETE, WAITING, REFUSED
    }

    record SignedBy(@NotBlank @Size(max = 200) String partner, @PastOrPresent LocalDate signedOn) {
    }

    record RecordPartnerSignatures(@NotNull PartnerSignatures signatures,
                                   @NotEmpty @Size(max = 30) @Widget("fixed") List<@Valid @NotNull SignedBy> partners,
                                   @Size(max = LONG) @Widget("textarea")
                                   @AskedWhen(field = "signatures", is = "REFUSED") String reason) {
    }

    enum PartnershipState {
        CONTINUES, EXTENDED, ENDED
    }

    record FollowPartnership(@NotNull PartnershipState partnership,
                             @NotBlank @Size(max = LONG) @Widget("textarea") String progress,
                             @Future @AskedWhen(field = "partnership", is = "EXTENDED") LocalDate newEnd) {
    }

    private final Cases cases;
    private final Acts acts;
    private final Dossiers dossiers;
    private final Documents documents;
    private final TaskRecords records;

    PartnershipTasks(Cases cases, Acts acts, Dossiers dossiers, Documents documents, TaskRecords records) {
        this.cases = cases;
        this.acts = acts;
        this.dossiers = dossiers;
        this.documents = documents;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "partnershipProposed", routes = {"act", EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE})
    Routing propose(ProposePartnership form, TaskInHand start) {
        String reference = cases.requireWritable(form.dossier(), "dossier").reference();
        if (form.endsOn() != null && !form.endsOn().isAfter(form.beginsOn())) {
            throw new RefusedSubmission("endsOn", "act.partnership.dates");
        }
        if (form.partners().stream().noneMatch(partner -> partner.organisation().equalsIgnoreCase(form.carrier().strip()))) {
            throw new RefusedSubmission("carrier", "act.partnership.carrier");
        }
        long act = acts.plan(new Act(0, reference, Act.Kind.PARTNERSHIP, acts.organisationOf(start.userId()), form.title(),
                null, null, form.object(), null, null, null, null), form.partners().stream()
                .map(partner -> ActPerson.of(ActPerson.Part.PARTNER, partner.organisation(), partner.email(), partner.role()))
                .toList(), start.userId());
        records.keep(reference, start, form, Visibility.LEAD);
        dossiers.journal(reference, JournalEntry.of("partnership.proposed", Visibility.LEAD, form.title(), form.carrier())
                .withNote(form.object()), start.userId());
        return cases.start(reference).and("act", act);
    }

    @TaskContract(process = PROCESS, task = "prepareAgreement", routes = "agreement")
    Routing prepare(PrepareAgreement form, TaskInHand task) {
        if (form.amount() != null && form.amountSource() == null) {
            throw new RefusedSubmission("amountSource", "act.partnership.source");
        }
        if (form.document() != null) {
            documents.require(task.reference(), form.document(), "document");
        }
        long act = (Long) task.variable("act");
        if (form.agreement() == AgreementState.GIVEN_UP) {
            acts.close(act, "CANCELLED", form.reason());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("partnership." + form.agreement(), Visibility.LEAD,
                acts.get(act).title()).withNote(form.reason()), task.userId());
        return Routing.of("agreement", form.agreement());
    }

    @TaskDraft(process = PROCESS, task = "recordPartnerSignatures")
    RecordPartnerSignatures proposeSignatures(TaskInHand task) {
        return new RecordPartnerSignatures(null, partners(task).stream()
                .map(partner -> new SignedBy(Texts.row(partner.id(), partner.name()), partner.signedOn())).toList(), null);
    }

    @TaskContract(process = PROCESS, task = "recordPartnerSignatures", routes = "signatures")
    Routing sign(RecordPartnerSignatures form, TaskInHand task) {
        List<Long> known = partners(task).stream().map(ActPerson::id).toList();
        for (int index = 0; index < form.partners().size(); index++) {
            SignedBy each = form.partners().get(index);
            if (!known.contains(Texts.idOf(each.partner()))) {
                throw new RefusedSubmission("partners[%d].partner".formatted(index), "act.partner.unknown");
            }
            acts.sign(Texts.idOf(each.partner()), each.signedOn());
        }
        String missing = String.join(", ", partners(task).stream().filter(each -> each.signedOn() == null)
                .map(ActPerson::name).toList());
        if (form.signatures() == PartnerSignatures.COMPLETE && !missing.isEmpty()) {
            throw new RefusedSubmission("signatures", "act.partnership.missing", missing);
        }
        if (form.signatures() == PartnerSignatures.REFUSED) {
            partners(task).forEach(partner -> acts.sign(partner.id(), null));
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("partnership." + form.signatures(), Visibility.LEAD, missing)
                .withNote(form.reason()), task.userId());
        return Routing.of("signatures", form.signatures());
    }

    @TaskContract(process = PROCESS, task = "followPartnership", routes = "partnership")
    Routing follow(FollowPartnership form, TaskInHand task) {
        long act = (Long) task.variable("act");
        if (form.partnership() == PartnershipState.ENDED) {
            acts.close(act, "ENDED", form.progress());
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("partnership." + form.partnership(), Visibility.LEAD,
                form.newEnd() == null ? "" : FrenchDates.of(form.newEnd())).withNote(form.progress()), task.userId());
        return Routing.of("partnership", form.partnership());
    }

    private List<ActPerson> partners(TaskInHand task) {
        return acts.persons((Long) task.variable("act"), ActPerson.Part.PARTNER);
    }
}
