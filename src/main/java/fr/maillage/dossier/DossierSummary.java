package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;

import fr.maillage.directory.StructureType;

/**
 * One line about a dossier.
 *
 * @param stageLabel  as people say it for this type
 * @param legalDate   on which silence has its effect; {@code null} when no legal clock runs
 * @param lastEventAt latest row of the journal
 * @param dormantUntil day on which a sleeping dossier is looked at again; {@code null} when it is awake
 */
public record DossierSummary(String reference, StructureType type, String name, Stage stage, String stageLabel,
                             Instant stageSince, String territory, String region, String departement, Integer population,
                             Integer sizeClass, String leadName, LocalDate dormantUntil, LocalDate legalDate,
                             LocalDate declaredOn, Instant lastEventAt) {
}
