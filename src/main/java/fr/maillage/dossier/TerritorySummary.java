package fr.maillage.dossier;

/**
 * What the application has computed about a territory.
 *
 * @param sizeClass   1 to 4 for a CPTS, else {@code null}
 * @param text        in a few words, for instance « 8 communes, Voiron »
 * @param region      of the pilot
 * @param departement of the pilot
 */
record TerritorySummary(Integer population, Integer sizeClass, String text, String region, String departement) {
}
