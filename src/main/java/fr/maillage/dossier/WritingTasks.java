package fr.maillage.dossier;

import static fr.maillage.dossier.WritingTasks.PROCESS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.maillage.dossier.WritingForms.CollectSignatures;
import fr.maillage.dossier.WritingForms.ConfirmReadiness;
import fr.maillage.dossier.WritingForms.FollowWriting;
import fr.maillage.dossier.WritingForms.Member;
import fr.maillage.dossier.WritingForms.MemberList;
import fr.maillage.dossier.WritingForms.PieceWaiver;
import fr.maillage.dossier.WritingForms.PlanWriting;
import fr.maillage.dossier.WritingForms.Progress;
import fr.maillage.dossier.WritingForms.ProjectSignature;
import fr.maillage.dossier.WritingForms.ProjectSignatureAnswer;
import fr.maillage.dossier.WritingForms.Readiness;
import fr.maillage.dossier.WritingForms.RecordMembers;
import fr.maillage.dossier.WritingForms.RereadProject;
import fr.maillage.dossier.WritingForms.SectionState;
import fr.maillage.dossier.WritingForms.WritingState;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happens when a task of the writing of the health project is done. */
@Component
class WritingTasks {

    static final String PROCESS = "health-project-writing";

    private final Dossiers dossiers;
    private final Lifecycle lifecycle;
    private final TaskRecords records;
    private final WritingProgress progress;
    private final RequiredPieces pieces;
    private final TeamRule teamRule;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final RegionalObjectives objectives;

    WritingTasks(Dossiers dossiers, Lifecycle lifecycle, TaskRecords records, WritingProgress progress,
                 RequiredPieces pieces, TeamRule teamRule, ApplicationEventPublisher events, MessageSource messages,
                 RegionalObjectives objectives) {
        this.dossiers = dossiers;
        this.lifecycle = lifecycle;
        this.records = records;
        this.progress = progress;
        this.pieces = pieces;
        this.teamRule = teamRule;
        this.events = events;
        this.messages = messages;
        this.objectives = objectives;
    }

    @TaskContract(process = PROCESS, task = "planWriting")
    void plan(PlanWriting form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(),
                JournalEntry.of("writing.plan", Visibility.LEAD, FrenchDates.of(form.targetOn())), task.userId());
    }

    @TaskContract(process = PROCESS, task = "followWriting", routes = "writingState")
    Routing follow(FollowWriting form, TaskInHand task) {
        refuseTwice(form.sections());
        refuseForeign(task, form.sections());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        if (form.writingState() == WritingState.SLEEP) {
            lifecycle.putToSleep(task, "writingState", form.lookAgainOn(), form.obstacles());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("writing." + form.writingState(), Visibility.LEAD)
                    .withNote(form.introduction()), task.userId());
        }
        if (form.writingState() == WritingState.INTRODUCE) {
            events.publishEvent(new IntroductionNeeded(task.reference(), form.introduction()));
        }
        return Routing.of("writingState", form.writingState());
    }

    private static void refuseTwice(List<SectionState> sections) {
        Set<ProjectSection> seen = EnumSet.noneOf(ProjectSection.class);
        for (int i = 0; i < sections.size(); i++) {
            if (!seen.add(sections.get(i).section())) {
                throw new RefusedSubmission("sections[%d].section".formatted(i), "dossier.section.twice");
            }
        }
    }

    private void refuseForeign(TaskInHand task, List<SectionState> sections) {
        List<ProjectSection> known = ProjectSection.of(dossiers.get(task.reference()).type());
        for (int i = 0; i < sections.size(); i++) {
            if (!known.contains(sections.get(i).section())) {
                throw new RefusedSubmission("sections[%d].section".formatted(i), "dossier.section.foreign");
            }
        }
    }

    @TaskDraft(process = PROCESS, task = "followWriting")
    FollowWriting proposeFollowing(TaskInHand task) {
        Map<ProjectSection, Progress> known = progress.of(task.reference());
        List<SectionState> sections = ProjectSection.of(dossiers.get(task.reference()).type()).stream()
                .map(section -> new SectionState(section, known.getOrDefault(section, Progress.TO_DO)))
                .toList();
        return new FollowWriting(objectives.of(task.reference()), null, sections, progress.actions(task.reference()), null, null, null, null, null);
    }

    @TaskOptions(process = PROCESS, task = "planWriting")
    Map<String, List<FieldOption>> sectionsToWrite(TaskInHand task) {
        return Map.of("groups.sections", sectionsOf(task));
    }

    @TaskOptions(process = PROCESS, task = "followWriting")
    Map<String, List<FieldOption>> sectionsOfActions(TaskInHand task) {
        return Map.of("actions.section", sectionsOf(task));
    }

    @TaskOptions(process = PROCESS, task = "rereadProject")
    Map<String, List<FieldOption>> sectionsToRemark(TaskInHand task) {
        return Map.of("remarks.section", sectionsOf(task));
    }

    @TaskOptions(process = PROCESS, task = "confirmReadiness")
    Map<String, List<FieldOption>> sectionsToWaive(TaskInHand task) {
        return Map.of("waivers.piece", sectionsOf(task));
    }

    /** Those of the dossier's own type: a CPTS knows no real estate. */
    private List<FieldOption> sectionsOf(TaskInHand task) {
        return ProjectSection.of(dossiers.get(task.reference()).type()).stream()
                .map(section -> new FieldOption(section.name(), label(section)))
                .toList();
    }

    @TaskContract(process = PROCESS, task = "rereadProject")
    void reread(RereadProject form, TaskInHand task) {
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(),
                JournalEntry.of("rereading." + form.rereading(), Visibility.ACCOMPANIERS), task.userId());
    }

    @TaskContract(process = PROCESS, task = "recordMembers", routes = "memberList")
    Routing enrol(RecordMembers form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        Map<String, TeamMember> known = dossiers.get(task.reference()).team().stream()
                .collect(Collectors.toMap(TeamMember::displayName, Function.identity(), (one, other) -> one));
        dossiers.changeTeam(task.reference(), null, form.members().stream()
                .map(member -> enrolled(member, known.get(member.name()), form)).toList(), task.userId());
        return Routing.of("memberList", form.memberList());
    }

    /** A complete list says that all have joined, by the day it was received at the latest. */
    private static TeamMember enrolled(Member member, TeamMember before, RecordMembers form) {
        boolean complete = form.memberList() == MemberList.COMPLETE;
        return new TeamMember(before == null ? null : before.memberId(), member.kind(), null, null, member.name(),
                member.profession(), member.practice(), member.rpps(), member.finess(), member.email(),
                before == null ? null : before.telephone(), before == null ? null : before.commune(),
                member.joinedOn() == null && complete ? form.deposit().receivedOn() : member.joinedOn());
    }

    @TaskDraft(process = PROCESS, task = "recordMembers")
    RecordMembers proposeMembers(TaskInHand task) {
        return new RecordMembers(null, null, dossiers.get(task.reference()).team().stream()
                .map(member -> new Member(member.displayName(), member.kind(), member.profession(), member.practice(),
                        member.rpps(), member.finess(), member.email(), member.signedOn(), null))
                .toList());
    }

    /**
     * Each health professional signs the project; who refuses leaves the team. The list is complete when nobody is
     * awaited and those who have signed make a team.
     */
    @TaskContract(process = PROCESS, task = "collectSignatures", routes = "signatureList")
    Routing collect(CollectSignatures form, TaskInHand task) {
        boolean complete = form.signatureList() == MemberList.COMPLETE;
        Set<String> names = new HashSet<>();
        List<TeamMember> team = new ArrayList<>();
        Dossier before = dossiers.get(task.reference());
        Map<String, TeamMember> known = before.team().stream()
                .collect(Collectors.toMap(TeamMember::displayName, Function.identity(), (one, other) -> one));
        for (int i = 0; i < form.signatures().size(); i++) {
            ProjectSignature each = form.signatures().get(i);
            if (!names.add(each.name())) {
                throw new RefusedSubmission("signatures[%d].name".formatted(i), "msp.signature.twice");
            }
            if (complete && each.answer() == ProjectSignatureAnswer.PENDING && each.profession().isHealth()) {
                throw new RefusedSubmission("signatures[%d].answer".formatted(i), "msp.signature.pending", each.name());
            }
            if (each.answer() != ProjectSignatureAnswer.REFUSED) {
                team.add(signatory(each, known.get(each.name()), form.deposit()));
            }
        }
        before.team().stream().filter(member -> !member.isPerson()).forEach(team::add);
        if (!teamRule.isMet(dossiers.changeTeam(task.reference(), null, team, task.userId())) && complete) {
            throw new RefusedSubmission("signatures", "msp.team.incomplete");
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("signatures." + form.signatureList(), Visibility.LEAD,
                team.stream().filter(member -> member.signedOn() != null).count()), task.userId());
        return Routing.of("signatureList", form.signatureList());
    }

    private static TeamMember signatory(ProjectSignature each, TeamMember before, Deposit deposit) {
        LocalDate signedOn = each.answer() != ProjectSignatureAnswer.SIGNED ? null
                : each.signedOn() == null ? deposit.receivedOn() : each.signedOn();
        return new TeamMember(before == null ? null : before.memberId(), MemberKind.PROFESSIONAL, null, null, each.name(),
                each.profession(), before == null ? null : before.practice(), each.rpps(), null,
                each.email() == null && before != null ? before.email() : each.email(),
                before == null ? null : before.telephone(), before == null ? null : before.commune(), signedOn);
    }

    @TaskDraft(process = PROCESS, task = "collectSignatures")
    CollectSignatures proposeSignatures(TaskInHand task) {
        return new CollectSignatures(null, null, dossiers.get(task.reference()).team().stream()
                .filter(TeamMember::isPerson)
                .map(member -> new ProjectSignature(member.displayName(), member.profession(), member.rpps(),
                        member.email(), member.signedOn() == null ? ProjectSignatureAnswer.PENDING
                                : ProjectSignatureAnswer.SIGNED, member.signedOn(), null))
                .toList());
    }

    @TaskContract(process = PROCESS, task = "confirmReadiness", routes = "readiness")
    Routing confirm(ConfirmReadiness form, TaskInHand task) {
        if (form.readiness() == Readiness.READY) {
            if (!teamRule.isMet(dossiers.get(task.reference()))) {
                throw new RefusedSubmission("readiness", "msp.team.incomplete");
            }
            List<ProjectSection> missing = missing(task.reference(), form.waivers());
            if (!missing.isEmpty()) {
                throw new RefusedSubmission("readiness", "dossier.pieces.missing",
                        missing.stream().map(this::label).collect(Collectors.joining(", ")));
            }
        }
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("readiness." + form.readiness(), Visibility.LEAD)
                .withNote(form.toComplete()), task.userId());
        return Routing.of("readiness", form.readiness());
    }

    private List<ProjectSection> missing(String reference, List<PieceWaiver> waivers) {
        Set<ProjectSection> waived = waivers == null ? Set.of()
                : waivers.stream().map(PieceWaiver::piece).collect(Collectors.toSet());
        Set<ProjectSection> present = progress.present(reference);
        return pieces.required(reference, RequiredPieces.PROJECT).stream()
                .map(ProjectSection::valueOf)
                .filter(piece -> !present.contains(piece) && !waived.contains(piece))
                .toList();
    }

    private String label(ProjectSection section) {
        return messages.getMessage("enum.ProjectSection." + section, null, Locale.FRENCH);
    }
}
