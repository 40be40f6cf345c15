package fr.maillage.dossier;

/** Devices that a DAC unites (law of 24 July 2019, art. 23): support platforms, MAIA, networks, CTA, local centres CLIC. */
public enum DeviceKind {
    PTA, MAIA, NETWORK, CTA, CLIC
}
