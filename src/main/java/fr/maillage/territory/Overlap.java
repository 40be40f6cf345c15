package fr.maillage.territory;

import java.util.List;

/**
 * Another dossier or structure on part of the same ground.
 *
 * @param owner      its reference
 * @param shared     the ground, by commune or part of one
 * @param population inhabitants of the shared ground
 */
public record Overlap(String owner, PerimeterState state, List<Shared> shared, long population) {

    /** @param part name of the part of the commune that both claim, {@code null} for the whole */
    public record Shared(String commune, String name, String part, long population) {
    }
}
