package fr.maillage.funding;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.SessionSubject;

/** An aid on the agenda of a committee. */
@Component
class AidSubject implements SessionSubject {

    private static final String KIND = "AID";

    private final Aids aids;
    private final AidClock aidClock;
    private final FundingWords words;

    AidSubject(Aids aids, AidClock aidClock, FundingWords words) {
        this.aids = aids;
        this.aidClock = aidClock;
        this.words = words;
    }

    static String of(Long aid) {
        return KIND + ":" + aid;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title(String reference, String id) {
        Aid aid = aid(id);
        return words.text("aid.agenda", words.kind(aid), words.euros(aid.asked()));
    }

    /** A session held while silence still leaves time to decide; once it has rejected, any session will do. */
    @Override
    public Optional<LocalDate> decideBy(String reference, String id) {
        Aid aid = aid(id);
        LocalDate latest = aid.silenceOn().minus(aidClock.period(aid.id(), "session.latest"));
        return latest.isBefore(aids.today()) ? Optional.empty() : Optional.of(latest);
    }

    @Override
    public void judged(String reference, String id, SessionOpinion opinion, String text) {
        aids.change(Long.valueOf(id), aid -> aid.judged(text));
    }

    private Aid aid(String id) {
        return aids.get(Long.valueOf(id));
    }
}
