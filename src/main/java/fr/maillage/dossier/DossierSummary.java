package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;

import fr.maillage.directory.StructureType;

/**
 * One line about a dossier.
 *
 * @param stageLabel   as people say it for this type
 * @param seat         name of the commune of the seat; {@code null} while it is not known
 * @param dormantUntil day on which a sleeping dossier is looked at again; {@code null} when it is awake
 * @param legalDate    on which silence has its effect; {@code null} when no legal clock runs
 * @param lastEventAt  latest row of the journal that the reader may read
 * @param lastEvent    what it says, in French
 * @param accompanier  who accompanies, agents before their organisations; {@code null} while nobody does
 * @param overlapping  whether other active dossiers or structures share its ground
 * @param followed     whether the reader follows it
 */
public record DossierSummary(String reference, StructureType type, String name, Stage stage, String stageLabel,
                             Instant stageSince, String territory, String seat, String region, String departement,
                             Integer population, Integer sizeClass, String leadName, LocalDate dormantUntil,
                             LocalDate legalDate, LocalDate declaredOn, Instant lastEventAt, String lastEvent,
                             String accompanier, boolean overlapping, boolean followed) {

    DossierSummary onSharedGround() {
        return new DossierSummary(reference, type, name, stage, stageLabel, stageSince, territory, seat, region, departement,
                population, sizeClass, leadName, dormantUntil, legalDate, declaredOn, lastEventAt, lastEvent, accompanier,
                true, followed);
    }
}
