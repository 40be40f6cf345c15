package fr.maillage.support.mission;

/** Where a need for a consultant was expressed. */
public enum MissionOrigin {
    DESIGNATION, WRITING, FORM, STUDY
}
