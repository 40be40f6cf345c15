package fr.maillage.review;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.Visibility;

/**
 * The opinion of one organisation on one filing, asked and perhaps given.
 *
 * @param giver  engine group of the organisation
 * @param silent not given when it was due: « réputé sans observation »
 * @param late   given after it was due, and kept
 * @param carried given about the filing before, and standing for this one
 */
@Table("opinion")
record Opinion(@Id Long id, Long filing, String giver, Instant askedAt, Instant givenAt, String givenBy,
               OpinionSense sense, String content, String healthPlan, String contractPoints, String territoryPoints,
               Visibility visibility, boolean silent, boolean late, boolean carried) {

    boolean isGiven() {
        return givenAt != null;
    }
}
