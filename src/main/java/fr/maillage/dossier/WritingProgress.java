package fr.maillage.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import fr.maillage.dossier.TaskRecords.TaskRecord;
import fr.maillage.dossier.WritingForms.ActionSheet;
import fr.maillage.dossier.WritingForms.FollowWriting;
import fr.maillage.dossier.WritingForms.Progress;
import fr.maillage.dossier.WritingForms.Rereading;
import fr.maillage.dossier.WritingForms.WritingState;

import org.springframework.stereotype.Component;

/** Where the writing of a health project stands, as the follow-up and the re-readings have said. */
@Component
class WritingProgress {

    private final TaskRecords records;
    private final Json json;

    WritingProgress(TaskRecords records, Json json) {
        this.records = records;
        this.json = json;
    }

    /** The state of each section at the last point. */
    Map<ProjectSection, Progress> of(String reference) {
        Map<ProjectSection, Progress> states = new EnumMap<>(ProjectSection.class);
        records.last(reference, WritingTasks.PROCESS, "followWriting").ifPresent(last ->
                last.content().path("sections").forEach(section -> states.put(
                        ProjectSection.valueOf(section.path("section").asText()),
                        Progress.valueOf(section.path("state").asText()))));
        return states;
    }

    /** The actions of the project as they stood at the last point. */
    List<ActionSheet> actions(String reference) {
        return records.last(reference, WritingTasks.PROCESS, "followWriting")
                .map(last -> json.read(last.content().toString(), FollowWriting.class).actions())
                .orElse(List.of());
    }

    /** The sections that are written. */
    Set<ProjectSection> present(String reference) {
        return of(reference).entrySet().stream()
                .filter(each -> each.getValue() == Progress.READY || each.getValue() == Progress.REREAD)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What was said since the project was last called ready to re-read. */
    List<TaskRecord> rereadings(String reference) {
        long round = openedBy(reference).map(TaskRecord::id).orElse(0L);
        return records.submissions(reference, WritingTasks.PROCESS, "rereadProject").stream()
                .filter(each -> each.id() > round)
                .toList();
    }

    /** Whether all who have re-read this round find it ready. */
    boolean isFoundReady(String reference) {
        List<TaskRecord> said = rereadings(reference);
        return !said.isEmpty() && said.stream()
                .allMatch(each -> each.content().path("rereading").asText().equals(Rereading.READY.name()));
    }

    private Optional<TaskRecord> openedBy(String reference) {
        return records.submissions(reference, WritingTasks.PROCESS, "followWriting").stream()
                .filter(each -> each.content().path("writingState").asText().equals(WritingState.READY_TO_REREAD.name()))
                .reduce((earlier, later) -> later);
    }
}
