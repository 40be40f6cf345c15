package fr.maillage.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Where a dossier stands at large. */
public enum DossierState {
    /** On its path or in operation, awake or asleep. */
    CURRENT(stage -> !stage.isEnd()),
    /** Put to sleep. */
    ASLEEP(stage -> !stage.isEnd()),
    /** Its path has come to an end, good or bad. */
    ENDED(Stage::isEnd);

    private final List<String> stages;

    DossierState(Predicate<Stage> stages) {
        this.stages = Arrays.stream(Stage.values()).filter(stages).map(Stage::name).toList();
    }

    List<String> stages() {
        return stages;
    }
}
