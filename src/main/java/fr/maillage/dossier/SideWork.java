package fr.maillage.dossier;

import java.util.Map;

/**
 * A process that a feature runs on a dossier beside its path: an aid, a mission, an act. When a dossier changes course a
 * person decides, one by one, which of these end; all others go on.
 */
public interface SideWork {

    /** Key of the process. */
    String process();

    /**
     * Marks the feature's own row as ended; the instance itself is ended by the caller.
     *
     * @param variables of the instance, which name the row
     */
    void end(String reference, Map<String, Object> variables, String reason, String by);
}
