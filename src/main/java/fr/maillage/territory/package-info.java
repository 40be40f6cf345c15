/**
 * Communes and what is known of them: population, rural class, zones. Territories made of communes or parts of communes,
 * the size class of a CPTS, overlaps. Knows no organisation.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Territoire", allowedDependencies = {"workflow", "reference"})
package fr.maillage.territory;
