package fr.maillage.dossier;

/** Whether a legal clock runs on a dossier; known by the feature that reviews it. */
public interface LegalClockState {

    /** While it runs, a dossier is neither put to sleep nor given another territory. */
    boolean isRunning(String reference);
}
