package fr.maillage.directory;

import java.util.List;

import fr.maillage.territory.Commune;

/**
 * What the directory cannot decide: several caisses share the département and no row names these communes. The case
 * handler names one of the choices, which then counts for all of these communes.
 */
public record CompetenceQuestion(String departement, List<Commune> communes, List<Organisation> choices) {
}
