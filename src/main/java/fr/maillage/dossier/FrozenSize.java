package fr.maillage.dossier;

/** Population and size class as the contract knows them: frozen at signature, whatever the next census says. */
public record FrozenSize(Integer population, Integer sizeClass) {
}
