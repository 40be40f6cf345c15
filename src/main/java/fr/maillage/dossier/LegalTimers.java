package fr.maillage.dossier;

import java.util.Set;

/** Timers of the models that the law counts: they stay where they are whatever happens to the dossier. */
public final class LegalTimers {

    public static final Set<String> NAMES =
            Set.of("legalDeadline", "legalAlert30", "legalAlert15", "legalAlert7", "legalAlert2",
                    "appealSilence",
                    // SISA: one month between statutes and registration, six months between contract and registration
                    "examinationExpired", "registrationBlocked", "sisaOverdue", "extensionOver",
                    // consultants: the buyer's time to decide, the time that a formal notice gives
                    "admissionTacit", "noticeExpired");

    private LegalTimers() {
    }
}
