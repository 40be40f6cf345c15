package fr.maillage.territory;

/**
 * A commune that a search has found.
 *
 * @param formerName the name that matched when it is one that no longer exists, else {@code null}
 */
public record FoundCommune(Commune commune, String formerName) {
}
