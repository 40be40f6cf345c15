package fr.maillage.dossier;

/** What dossiers have been granted for feasibility studies outside the aids, so that an aid can deduct it. */
public interface StudyGrants {

    /** Cents that the dossier has been granted in all. */
    long granted(String reference);
}
