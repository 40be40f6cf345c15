package fr.maillage.directory;

/** Lot of the ARS framework agreement on which a consultant is retained. */
public enum Lot {

    HEALTH_PROJECT, REAL_ESTATE, LEGAL
}
