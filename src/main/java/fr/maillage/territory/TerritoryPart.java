package fr.maillage.territory;

import com.fasterxml.jackson.annotation.JsonIgnore;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * What a territory is made of: a whole commune or arrondissement, or a named part of one. {@link Territories} checks it.
 *
 * @param commune    INSEE code; a former one is understood
 * @param part       free name of a part of the commune, for instance a quarter; {@code null} for the whole
 * @param population inhabitants of the part; {@code null} for the whole
 * @param source     where that figure comes from; {@code null} for the whole
 */
public record TerritoryPart(@NotBlank @Size(max = 5) String commune,
                            @Size(max = 120) String part,
                            @PositiveOrZero Integer population,
                            @Size(max = 200) String source) {

    public static TerritoryPart whole(String commune) {
        return new TerritoryPart(commune, null, null, null);
    }

    @JsonIgnore
    public boolean isWhole() {
        return part == null || part.isBlank();
    }

    /** Two names of one part: the same quarter typed twice. */
    String partKey() {
        return isWhole() ? null : PlaceName.key(part);
    }
}
