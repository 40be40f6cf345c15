package fr.maillage.dossier;

import fr.maillage.directory.StructureType;

/**
 * Which dossiers are asked for; {@code null} leaves a criterion open. Bound from the parameters of a request.
 *
 * @param q         words of the name, a reference or a part of it, or a commune of the territory
 * @param asleep    only sleeping ones, or only awake ones
 * @param state     where they stand at large
 * @param scope     all that one may read when {@code null}
 * @param colleague engine user id of somebody who accompanies the dossier or has one of its tasks in hand
 * @param silent    only those awake and in progress of which nothing has been heard for {@link #SILENCE_DAYS} days
 * @param order     the latest stage first when {@code null}
 * @param page      from 0
 * @param size      rows a page, 1 to 100
 */
public record DossierFilter(String q, StructureType type, Stage stage, String region, String departement, Boolean asleep,
                            DossierState state, DossierScope scope, String colleague, Boolean silent, DossierOrder order,
                            Integer page, Integer size) {

    /** Most rows of a page. */
    public static final int LARGEST_PAGE = 100;
    /** Rows of a page when nothing is said. */
    public static final int USUAL_PAGE = 20;
    /** After so many days without an event somebody should ask the lead how things are. */
    public static final int SILENCE_DAYS = 60;

    public DossierFilter {
        q = blankToNull(q);
        region = blankToNull(region);
        departement = blankToNull(departement);
        colleague = blankToNull(colleague);
        scope = scope == null ? DossierScope.ALL : scope;
        order = order == null ? DossierOrder.LATEST_STAGE : order;
        page = page == null ? 0 : Math.max(0, page);
        size = size == null ? USUAL_PAGE : Math.min(LARGEST_PAGE, Math.max(1, size));
    }

    /** The same criteria, for a screen that opens on what is one's own and in progress. */
    public DossierFilter ofOnesOwn(int rows) {
        return new DossierFilter(q, type, stage, region, departement, asleep, DossierState.CURRENT, DossierScope.MINE,
                colleague, silent, order, page, rows);
    }

    /** The same criteria with pages of so many rows. */
    public DossierFilter paged(int rows) {
        return new DossierFilter(q, type, stage, region, departement, asleep, state, scope, colleague, silent, order, page,
                rows);
    }

    boolean isSilent() {
        return Boolean.TRUE.equals(silent);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
