package fr.maillage.dossier;

import static fr.maillage.dossier.WritingTasks.PROCESS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.maillage.dossier.WritingForms.ConfirmReadiness;
import fr.maillage.dossier.WritingForms.FollowWriting;
import fr.maillage.dossier.WritingForms.Member;
import fr.maillage.dossier.WritingForms.MemberList;
import fr.maillage.dossier.WritingForms.PieceWaiver;
import fr.maillage.dossier.WritingForms.PlanWriting;
import fr.maillage.dossier.WritingForms.Progress;
import fr.maillage.dossier.WritingForms.Readiness;
import fr.maillage.dossier.WritingForms.RecordMembers;
import fr.maillage.dossier.WritingForms.RereadProject;
import fr.maillage.dossier.WritingForms.SectionState;
import fr.maillage.dossier.WritingForms.WritingState;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

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
    private final MessageSource messages;

    WritingTasks(Dossiers dossiers, Lifecycle lifecycle, TaskRecords records, WritingProgress progress,
                 RequiredPieces pieces, MessageSource messages) {
        this.dossiers = dossiers;
        this.lifecycle = lifecycle;
        this.records = records;
        this.progress = progress;
        this.pieces = pieces;
        this.messages = messages;
    }

    @TaskContract(process = PROCESS, task = "planWriting")
    void plan(PlanWriting form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(),
                JournalEntry.of("writing.plan", Visibility.LEAD, Dates.french(form.targetOn())), task.userId());
    }

    @TaskContract(process = PROCESS, task = "followWriting", routes = "writingState")
    Routing follow(FollowWriting form, TaskInHand task) {
        refuseTwice(form.sections());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        if (form.writingState() == WritingState.SLEEP) {
            lifecycle.putToSleep(task, "writingState", form.lookAgainOn(), form.obstacles());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("writing." + form.writingState(), Visibility.LEAD)
                    .withNote(form.introduction()), task.userId());
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

    @TaskDraft(process = PROCESS, task = "followWriting")
    FollowWriting proposeFollowing(TaskInHand task) {
        Map<ProjectSection, Progress> known = progress.of(task.reference());
        List<SectionState> sections = Arrays.stream(ProjectSection.values())
                .map(section -> new SectionState(section, known.getOrDefault(section, Progress.TO_DO)))
                .toList();
        return new FollowWriting(null, sections, null, null, null, null, null);
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

    @TaskContract(process = PROCESS, task = "confirmReadiness", routes = "readiness")
    Routing confirm(ConfirmReadiness form, TaskInHand task) {
        if (form.readiness() == Readiness.READY) {
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
