package fr.maillage.dossier;

import java.util.List;
import java.util.stream.Stream;

import fr.maillage.workflow.ModelBean;

/** Who re-reads a project before it is filed, and what they have said. */
@ModelBean
public class Rereadings {

    private final Actors actors;
    private final WritingProgress progress;

    Rereadings(Actors actors, WritingProgress progress) {
        this.actors = actors;
        this.progress = progress;
    }

    /** Groups of the delegation and of the caisse, each once. */
    public List<String> readers(String reference) {
        return Stream.of(actors.delegation(reference), actors.cpam(reference)).distinct().toList();
    }

    /** Whether all who have re-read this round find the project ready. */
    public boolean ready(String reference) {
        return progress.isFoundReady(reference);
    }
}
