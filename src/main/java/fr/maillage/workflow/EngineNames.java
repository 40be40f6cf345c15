package fr.maillage.workflow;

import java.util.Set;

/** Names that models and code share: process keys, messages, variables. Each name is written here and used from here. */
public final class EngineNames {

    public static final String CPTS_CREATION = "cpts-creation";
    public static final String MSP_CREATION = "msp-creation";
    public static final String CDS_CREATION = "cds-creation";
    public static final String DAC_CREATION = "dac-creation";
    public static final String SUPPORT_DESIGNATION = "support-designation";
    public static final String TERRITORIAL_DIAGNOSIS = "territorial-diagnosis";
    public static final String INTENTION_LETTER = "intention-letter";
    public static final String HEALTH_PROJECT_WRITING = "health-project-writing";
    public static final String REVIEW = "review";
    public static final String CONTRACT_SIGNATURE = "contract-signature";
    public static final String COMMITTEE_SESSION = "committee-session";
    public static final String COMMITTEE_OPINION = "committee-opinion";
    public static final String OTHER_NOTIFICATION = "other-notification";
    public static final String TEAM_CHECKPOINT = "team-checkpoint";

    public static final String CONSULTANT_MISSION = "consultant-mission";
    public static final String FIR_FUNDING = "fir-funding";
    public static final String AID_AGREEMENT = "aid-agreement";
    public static final String AID_RECOVERY = "aid-recovery";
    public static final String AID_REQUEST = "aid-request";
    public static final String FEASIBILITY_STUDY = "feasibility-study";
    public static final String REAL_ESTATE_AID = "real-estate-aid";
    public static final String MEDICAL_ASSISTANT = "medical-assistant";
    public static final String SHARED_POST = "shared-post";
    public static final String SHARED_POST_CALL = "shared-post-call";
    public static final String STRUCTURE_IN_DIFFICULTY = "structure-in-difficulty";
    public static final String FIELD_REPORT = "field-report";
    public static final String INFORMATION_ACTION = "information-action";
    public static final String INTRODUCTION = "introduction";
    public static final String PARTNERSHIP_PROJECT = "partnership-project";
    public static final String SUPPORT_AGREEMENT = "support-agreement";
    public static final String EVENT = "event";
    public static final String SUPPORT_REVIEW = "support-review";
    public static final String MISSION_FOLLOW_UP = "mission-follow-up";
    public static final String ANNUAL_REVIEW = "annual-review";
    public static final String CONTRACT_AMENDMENT = "contract-amendment";
    public static final String CONTRACT_RENEWAL = "contract-renewal";
    public static final String STRUCTURE_CHANGE = "structure-change";
    public static final String WITHDRAWAL = "withdrawal";
    public static final String CDS_VISIT = "cds-visit";
    public static final String TRANSFER = "transfer";

    public static final String DORMANCY = "dossier.dormancy";
    public static final String RESUMPTION = "dossier.resumption";
    public static final String CLOSURE_NOTICE = "dossier.closureNotice";
    public static final String SIGN_OF_LIFE = "dossier.signOfLife";
    public static final String ABANDONMENT = "dossier.abandonment";
    public static final String LEAD_LEFT = "dossier.leadLeft";
    public static final String TERRITORY_CHANGE = "dossier.territoryChange";
    public static final String REROUTE = "dossier.reroute";
    public static final String TEAM_BELOW_RULE = "msp.teamBelowRule";
    public static final String SHARED_POST_DECIDED = "sharedPost.decided";
    public static final String SHARED_POST_PROMOTED = "sharedPost.promoted";
    public static final String REVIEW_WITHDRAWAL = "review.withdrawal";
    public static final String AID_WITHDRAWAL = "aid.withdrawal";
    public static final String AID_DISSOLUTION = "aid.dissolution";
    public static final String AID_EXISTENCE_RECORDED = "aid.existenceRecorded";
    public static final String FOLLOW_UP_ENDED = "followUp.ended";
    public static final String SUCCESSOR_SETTLED = "structure.successorSettled";
    public static final String REVIEW_TEAM_BELOW_RULE = "review.teamBelowRule";
    public static final String SESSION_OPINIONS_RECORDED = "session.opinionsRecorded";

    public static final String MISSION_NEEDED = "mission.needed";
    public static final String MISSION_CANCELLED = "mission.cancelled";
    public static final String MISSION_DELIVERED = "mission.delivered";
    public static final String MISSION_ENDED = "mission.ended";
    public static final String STUDY_CANCELLED = "study.cancelled";
    public static final String INTRODUCTION_NEEDED = "introduction.needed";
    public static final String INTRODUCTION_CANCELLED = "introduction.cancelled";

    public static final String REFERENCE = "reference";
    public static final String TYPE = "type";
    public static final String REGION = "region";
    public static final String DEPARTEMENT = "departement";
    public static final String STRUCTURE_NAME = "structureName";
    public static final String TERRITORY = "territory";
    public static final String STAGE = "stage";
    public static final String LEGAL_DATE = "legalDate";
    /** What a committee examines about a dossier, {@code KIND:id}. */
    public static final String SUBJECT = "subject";
    /** What the committee thought of it. */
    public static final String COMMITTEE_OUTCOME = "committeeOpinion";

    /** What Tasklist shows and finds a task by; in every instance that works on a dossier. */
    public static final Set<String> CARD = Set.of(REFERENCE, TYPE, REGION, DEPARTEMENT, STRUCTURE_NAME, TERRITORY, STAGE,
            LEGAL_DATE);

    private EngineNames() {
    }
}
