package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.CptsForms.MobilisedPerson;
import fr.maillage.dossier.MspForms.Association;
import fr.maillage.dossier.MspForms.ConfirmTeam;
import fr.maillage.dossier.MspForms.FirstMeeting;
import fr.maillage.dossier.MspForms.FollowRealEstate;
import fr.maillage.dossier.MspForms.HoldFirstMeeting;
import fr.maillage.dossier.MspForms.MspDeclared;
import fr.maillage.dossier.MspForms.MspOrientation;
import fr.maillage.dossier.MspForms.Presence;
import fr.maillage.dossier.MspForms.QualifyMsp;
import fr.maillage.dossier.MspForms.TeamConfirmation;
import fr.maillage.dossier.TaskRecords.TaskRecord;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happens when a task of the path of a MSP is done. */
@Component
class MspTasks {

    private final Dossiers dossiers;
    private final Lifecycle lifecycle;
    private final TaskRecords records;
    private final Cases cases;
    private final CoveringCpts coveringCpts;
    private final TeamRule teamRule;
    private final RealEstateRule realEstateRule;
    private final Json json;
    private final MessageSource messages;

    MspTasks(Dossiers dossiers, Lifecycle lifecycle, TaskRecords records, Cases cases, CoveringCpts coveringCpts,
             TeamRule teamRule, RealEstateRule realEstateRule, Json json, MessageSource messages) {
        this.dossiers = dossiers;
        this.lifecycle = lifecycle;
        this.records = records;
        this.cases = cases;
        this.coveringCpts = coveringCpts;
        this.teamRule = teamRule;
        this.realEstateRule = realEstateRule;
        this.json = json;
        this.messages = messages;
    }

    @TaskContract(process = MSP_CREATION, task = "projectDeclared")
    Routing declare(MspDeclared form, TaskInHand start) {
        Dossier dossier = dossiers.declare(new Declaration(form.declarationId(), form.origin(), StructureType.MSP,
                form.structureName(), form.lead().toLead(), form.communes(), form.seatCommune(), members(form.team()),
                form.needs() == null ? Set.of() : Set.copyOf(form.needs()), form.msaWished()), start.userId());
        records.keep(dossier.reference(), start, form, Visibility.LEAD);
        return cases.start(dossier.reference());
    }

    @TaskDraft(process = MSP_CREATION, task = "projectDeclared")
    MspDeclared proposeDeclaration(TaskInHand start) {
        return new MspDeclared(null, Origin.DECLARED, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, new Deposit(null, null, start.today()));
    }

    /** A building without doctors is no MSP: such a project ripens, it does not go on. */
    @TaskOptions(process = MSP_CREATION, task = "qualifyProject")
    Map<String, List<FieldOption>> caisses(TaskInHand task) {
        return Map.of("cpam", dossiers.caisses(task.reference()));
    }

    @TaskContract(process = MSP_CREATION, task = "qualifyProject", routes = "orientation")
    Routing qualify(QualifyMsp form, TaskInHand task) {
        if (form.orientation() == MspOrientation.CONTINUE
                && (form.generalPractitioners() == Presence.NO || form.auxiliaries() == Presence.NO)) {
            throw new RefusedSubmission("orientation", "msp.qualify.noTeam");
        }
        dossiers.answerCaisse(task.reference(), form.cpam(), "cpam", task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        if (form.orientation() == MspOrientation.MATURE) {
            lifecycle.putToSleep(task, "orientation", form.lookAgainOn(), form.reason());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("msp.qualified." + form.orientation(), Visibility.LEAD,
                    form.otherForm() == null ? "" : label("OtherForm", form.otherForm())).withNote(form.reason()),
                    task.userId());
        }
        if (form.coveringDossier() != null) {
            coveringCpts.join(dossiers.get(task.reference()), form.coveringDossier(), task.userId(), "coveringDossier");
        }
        return Routing.of("orientation", form.orientation());
    }

    @TaskDraft(process = MSP_CREATION, task = "qualifyProject")
    QualifyMsp proposeQualification(TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        String named = records.last(task.reference(), MSP_CREATION, "projectDeclared")
                .map(last -> last.content().path("coveringCpts").asText(null)).orElse(null);
        return new QualifyMsp(presence(teamRule.generalPractitioners(dossier)), presence(teamRule.auxiliaries(dossier)),
                dossier.lead().map(lead -> lead.profession() == Profession.ELECTED_OFFICIAL).orElse(null), null, null,
                null, null, null, null, null, coveringCpts.proposed(dossier, named).map(Dossier::reference).orElse(null),
                null, null, null, null);
    }

    private static Presence presence(long count) {
        return count > 0 ? Presence.YES : null;
    }

    @TaskContract(process = MSP_CREATION, task = "holdFirstMeeting",
            routes = {"firstMeeting", "association", "realEstatePlanned"})
    Routing meet(HoldFirstMeeting form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("firstMeeting." + form.firstMeeting(), Visibility.LEAD)
                .withNote(form.report()), task.userId());
        Routing routing = Routing.of("firstMeeting", form.firstMeeting());
        return form.firstMeeting() == FirstMeeting.HELD
                ? routing.and("association", form.association()).and("realEstatePlanned", form.realEstatePlanned())
                : routing;
    }

    @TaskDraft(process = MSP_CREATION, task = "holdFirstMeeting")
    HoldFirstMeeting proposeMeeting(TaskInHand task) {
        Optional<JsonNode> declared = records.last(task.reference(), MSP_CREATION, "projectDeclared")
                .map(TaskRecord::content);
        boolean exists = dossiers.get(task.reference()).legalExistence().isPresent();
        return new HoldFirstMeeting(null, null, null, null, null, null, exists ? Association.EXISTING : null,
                declared.map(content -> content.path("realEstatePlanned").asBoolean()).orElse(null), null, null);
    }

    /** Works that begin too early may cost the aid: that is written down only when whoever records it has been told. */
    @TaskContract(process = MSP_CREATION, task = "followRealEstate", routes = "realEstate")
    Routing followRealEstate(FollowRealEstate form, TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        if (form.worksStartOn() != null && realEstateRule.isTooEarly(dossier, form.worksStartOn())) {
            if (!Boolean.TRUE.equals(form.earlyWorksConfirmed())) {
                throw new RefusedSubmission("worksStartOn", "msp.works." + realEstateRule.of(dossier).orElseThrow());
            }
            dossiers.journal(task.reference(), JournalEntry.of("works.early", Visibility.LEAD,
                    FrenchDates.of(form.worksStartOn())), task.userId());
        }
        if (form.deliveryOn() != null && form.worksStartOn() != null && form.deliveryOn().isBefore(form.worksStartOn())) {
            throw new RefusedSubmission("deliveryOn", "msp.works.delivery");
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("realEstate." + form.realEstate(), Visibility.LEAD)
                .withNote(form.reason() == null ? form.difficulties() : form.reason()), task.userId());
        return Routing.of("realEstate", form.realEstate());
    }

    /** What was last said; before that, what was declared. */
    @TaskDraft(process = MSP_CREATION, task = "followRealEstate")
    FollowRealEstate proposeRealEstate(TaskInHand task) {
        return records.last(task.reference(), MSP_CREATION, "followRealEstate")
                .map(last -> json.read(last.content().toString(), FollowRealEstate.class))
                .map(last -> new FollowRealEstate(null, last.carrier(), last.surface(), last.financing(), last.permitOn(),
                        last.worksStartOn(), null, last.deliveryOn(), null, null))
                .orElseGet(() -> new FollowRealEstate(null, null, null, null, null, worksDeclared(task.reference()), null,
                        null, null, null));
    }

    private LocalDate worksDeclared(String reference) {
        return records.last(reference, MSP_CREATION, "projectDeclared")
                .map(last -> last.content().path("worksExpectedOn").asText(null))
                .map(LocalDate::parse)
                .orElse(null);
    }

    /** A team that is said to be complete again must be. */
    @TaskContract(process = MSP_CREATION, task = "confirmTeam", routes = "teamConfirmation")
    Routing confirmTeam(ConfirmTeam form, TaskInHand task) {
        if (form.teamConfirmation() == TeamConfirmation.REPLACED) {
            List<TeamMember> team = new ArrayList<>(dossiers.get(task.reference()).team());
            team.addAll(members(form.newcomers()));
            if (!teamRule.isMet(dossiers.changeTeam(task.reference(), null, team, task.userId()))) {
                throw new RefusedSubmission("newcomers", "msp.team.stillBelow");
            }
        }
        records.keep(task, form, Visibility.LEAD);
        LocalDate expected = form.recruitedBy() == null ? form.regularisedBy() : form.recruitedBy();
        boolean dated = form.teamConfirmation() == TeamConfirmation.NONE && expected != null;
        dossiers.journal(task.reference(), JournalEntry.of("team." + form.teamConfirmation() + (dated ? ".dated" : ""),
                Visibility.LEAD, expected == null ? "" : FrenchDates.of(expected)).withNote(form.explanation()),
                task.userId());
        return Routing.of("teamConfirmation", form.teamConfirmation());
    }

    private static List<TeamMember> members(List<MobilisedPerson> people) {
        return people.stream().map(each -> TeamMember.person(each.name(), each.profession(), each.email())).toList();
    }

    private String label(String type, Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(type, constant), null, Locale.FRENCH);
    }
}
