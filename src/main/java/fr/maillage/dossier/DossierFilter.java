package fr.maillage.dossier;

import fr.maillage.directory.StructureType;

/**
 * Which dossiers are asked for; {@code null} leaves a criterion open.
 *
 * @param q       words of the name, part of the reference, or a commune of the territory
 * @param asleep  only sleeping ones, or only awake ones
 * @param page    from 0
 * @param size    rows a page, 1 to 100
 */
public record DossierFilter(String q, StructureType type, Stage stage, String region, String departement, Boolean asleep,
                            int page, int size) {

    /** Most rows of a page. */
    public static final int LARGEST_PAGE = 100;

    public DossierFilter {
        page = Math.max(0, page);
        size = Math.min(LARGEST_PAGE, Math.max(1, size));
    }
}
