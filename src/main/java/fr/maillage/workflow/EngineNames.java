package fr.maillage.workflow;

/** Names that models and code share: process keys, messages, variables. Each name is written here and used from here. */
public final class EngineNames {

    public static final String CPTS_CREATION = "cpts-creation";
    public static final String SUPPORT_DESIGNATION = "support-designation";
    public static final String TERRITORIAL_DIAGNOSIS = "territorial-diagnosis";
    public static final String INTENTION_LETTER = "intention-letter";
    public static final String HEALTH_PROJECT_WRITING = "health-project-writing";
    public static final String REVIEW = "review";
    public static final String CONTRACT_SIGNATURE = "contract-signature";
    public static final String COMMITTEE_SESSION = "committee-session";
    public static final String OTHER_NOTIFICATION = "other-notification";

    public static final String DORMANCY = "dossier.dormancy";
    public static final String RESUMPTION = "dossier.resumption";
    public static final String CLOSURE_NOTICE = "dossier.closureNotice";
    public static final String SIGN_OF_LIFE = "dossier.signOfLife";
    public static final String ABANDONMENT = "dossier.abandonment";
    public static final String LEAD_LEFT = "dossier.leadLeft";
    public static final String TERRITORY_CHANGE = "dossier.territoryChange";
    public static final String REVIEW_WITHDRAWAL = "review.withdrawal";
    public static final String SESSION_OPINIONS_RECORDED = "session.opinionsRecorded";

    public static final String REFERENCE = "reference";
    public static final String TYPE = "type";
    public static final String REGION = "region";
    public static final String DEPARTEMENT = "departement";
    public static final String STRUCTURE_NAME = "structureName";
    public static final String TERRITORY = "territory";
    public static final String STAGE = "stage";
    public static final String LEGAL_DATE = "legalDate";

    private EngineNames() {
    }
}
