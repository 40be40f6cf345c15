package fr.maillage.review;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

/** The tasks about a team that does not meet the rule of its MSP: during the review, and at the checkpoint after it. */
@Component
class TeamTasks {

    record ConfirmTeam(@Valid @NotNull Deposit deposit, @NotNull TeamAnswer teamAnswer,
                       @Future @AskedWhen(field = "teamAnswer", is = "RECRUITMENT_DATED") LocalDate completeBy,
                       @Size(max = 10_000) @Widget("textarea") String note) {
    }

    record CheckTeam(@NotNull TeamAnswer teamAnswer,
                     @Future @AskedWhen(field = "teamAnswer", is = "RECRUITMENT_DATED") LocalDate completeBy,
                     @Size(max = 10_000) @Widget("textarea") @AskedWhen(field = "teamAnswer", is = "NONE") String note) {
    }

    private final Filings filings;
    private final ReviewedTeam watch;
    private final Dossiers dossiers;
    private final TaskRecords records;

    TeamTasks(Filings filings, ReviewedTeam watch, Dossiers dossiers, TaskRecords records) {
        this.filings = filings;
        this.watch = watch;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskContract(process = EngineNames.REVIEW, task = "confirmTeam")
    void confirm(ConfirmTeam form, TaskInHand task) {
        requireMetWhenReplaced(form.teamAnswer(), task);
        filings.change(filings.current(task.reference(), FilingSubject.PROJECT),
                filing -> filing.teamAnswered(form.teamAnswer(), form.completeBy()));
        records.keep(task, form, Visibility.LEAD);
        journal("review.team." + form.teamAnswer(), Visibility.LEAD, form.note(), task);
    }

    @TaskContract(process = EngineNames.TEAM_CHECKPOINT, task = "checkTeam", routes = "teamAnswer")
    Routing check(CheckTeam form, TaskInHand task) {
        requireMetWhenReplaced(form.teamAnswer(), task);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal("review.checkpoint." + form.teamAnswer(), Visibility.ADMINISTRATIONS, form.note(), task);
        return Routing.of("teamAnswer", form.teamAnswer());
    }

    /** The team of the dossier is edited first: an answer alone fills no post. */
    private void requireMetWhenReplaced(TeamAnswer answer, TaskInHand task) {
        Refuse.when(answer == TeamAnswer.REPLACED && !watch.isMet(task.reference()), "teamAnswer",
                "review.team.stillBelow");
    }

    private void journal(String key, Visibility visibility, String note, TaskInHand task) {
        dossiers.journal(task.reference(), JournalEntry.of(key, visibility).withNote(note), task.userId());
    }
}
