package fr.maillage.dossier;

import fr.maillage.territory.TerritoryPart;

import org.springframework.data.relational.core.mapping.Table;

/** A line of a dossier's territory, as stored. */
@Table("dossier_part")
record DossierPart(String commune, String part, Integer population, String source) {

    static DossierPart of(TerritoryPart part) {
        return new DossierPart(part.commune(), part.part(), part.population(), part.source());
    }

    TerritoryPart toTerritoryPart() {
        return new TerritoryPart(commune, part, population, source);
    }
}
