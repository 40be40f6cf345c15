package fr.maillage.security;

import java.util.Optional;

/** Knows by which delegation a dossier is piloted; given by the module of the dossiers. */
public interface PilotOfDossier {

    /** Tenant of the dossier's instances, for instance {@code 84-38}; empty when there is no such dossier. */
    Optional<String> tenantOf(String reference);
}
