package fr.maillage.dossier;

import java.time.Instant;

/** A dossier has entered a stage, or an end; entering again the stage where it stands counts too. */
public record StageEntered(String reference, Stage stage, Instant at) implements DossierEvent {
}
