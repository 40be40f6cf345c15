package fr.maillage.contract;

import java.time.LocalDate;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.contract.ChangeForms.ChangeTreatment;
import fr.maillage.contract.ChangeForms.Particular;
import fr.maillage.directory.StructureType;

/**
 * A change of a structure that exists; what only some kinds have, or has not happened yet, is {@code null}.
 *
 * @param late      told later than the law allows
 * @param other     reference of the structure that is absorbed
 * @param successor reference of the dossier that takes the structure's place, or part of its territory
 */
record StructureChange(long id, String dossier, ChangeKind kind, LocalDate receivedOn, LocalDate effectiveOn, boolean late,
                       String description, String seatCommune, String other, StructureType targetType, String siteName,
                       StructureSite.Kind siteKind, String siteCommune, String siteFiness, Particular peopleRole,
                       ChangeTreatment proposedTreatment, Boolean proposedAmendment, ChangeTreatment treatment,
                       Boolean amendment, String reason, LocalDate appliedOn, LocalDate checkpointOn,
                       Boolean paymentsSuspended, String successor, LocalDate ceasedOn) {

    boolean isApplied() {
        return appliedOn != null;
    }
}
