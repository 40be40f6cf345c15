package fr.maillage.dossier;

/** In which order dossiers are listed; the reference decides between equals. */
public enum DossierOrder {

    LATEST_STAGE("d.stage_since desc"),
    LONGEST_STAGE("d.stage_since"),
    LONGEST_SILENCE("e.at nulls first"),
    NEXT_DATE("least(due.due_on, d.legal_date, d.dormant_review_on) nulls last"),
    NAME("lower(d.name)"),
    REFERENCE("d.reference");

    private final String sql;

    DossierOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
