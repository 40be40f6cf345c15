package fr.maillage.dossier;

import java.util.HashMap;
import java.util.Map;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the path of a dossier in mid-course: after a change of type or of delegation, or for a dossier that is imported. */
@Service
@Transactional
public class PathEntry {

    private final Dossiers dossiers;
    private final EntryPoints entryPoints;
    private final RunningProcesses running;

    PathEntry(Dossiers dossiers, EntryPoints entryPoints, RunningProcesses running) {
        this.dossiers = dossiers;
        this.entryPoints = entryPoints;
        this.running = running;
    }

    /** Whether dossiers of that type follow a path that can be entered in mid-course. */
    public boolean isOpenTo(StructureType type) {
        return Paths.has(type) && running.exists(Paths.of(type));
    }

    /**
     * Starts the path of that type at the first step of the stage; parallel strands start with it.
     *
     * @param stage one before operation
     */
    public void enter(String reference, StructureType type, Stage stage) {
        enter(reference, type, stage, Map.of());
    }

    /** @param decided what an earlier instance of the same path has decided, which its conditions read */
    void enter(String reference, StructureType type, Stage stage, Map<String, Object> decided) {
        Map<String, Object> variables = new HashMap<>(entryPoints.variables(reference, type));
        variables.putAll(decided);
        variables.putAll(dossiers.card(reference));
        running.startAt(Paths.of(type), reference, entryPoints.of(reference, type, stage), variables);
    }
}
