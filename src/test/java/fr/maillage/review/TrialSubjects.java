package fr.maillage.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.SessionSubject;

/** A fictitious kind of subject, as a feature offers one; only its first has a last day. */
@Component
class TrialSubjects implements SessionSubject {

    static final LocalDate DECIDE_BY = LocalDate.of(2026, 3, 6);

    private final Map<String, SessionOpinion> judged = new HashMap<>();

    @Override
    public String kind() {
        return "TRIAL";
    }

    @Override
    public String title(String reference, String id) {
        return "Demande d’essai n° " + id;
    }

    @Override
    public Optional<LocalDate> decideBy(String reference, String id) {
        return id.equals("1") ? Optional.of(DECIDE_BY) : Optional.empty();
    }

    @Override
    public void judged(String reference, String id, SessionOpinion opinion, String text) {
        judged.put(reference + " " + id, opinion);
    }

    Map<String, SessionOpinion> judged() {
        return judged;
    }
}
