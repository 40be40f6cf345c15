package fr.maillage.dossier;

/**
 * Legal nature of the body that manages a centre (organisme gestionnaire). Code de la santé publique, art. L. 6323-1-3: bodies
 * without profit motive, local authorities, establishments and cooperatives of collective interest; not a commercial company.
 */
public enum ManagerKind {
    ASSOCIATION, FOUNDATION, MUTUAL_SOCIETY, LOCAL_AUTHORITY, HEALTH_ESTABLISHMENT, COOPERATION_GROUP,
    COLLECTIVE_INTEREST_COOPERATIVE, COMMERCIAL_COMPANY, OTHER;

    boolean isCommercial() {
        return this == COMMERCIAL_COMPANY;
    }

    /** Whether the law names this nature; any other one is for the delegation to judge. */
    boolean isNamedByLaw() {
        return !isCommercial() && this != OTHER;
    }
}
