package fr.maillage.funding;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.SessionSubject;

/** A structure in difficulty on the agenda of the committee of agency and union. */
@Component
class DifficultySubject implements SessionSubject {

    private static final String KIND = "DIFFICULTY";

    private final Difficulties difficulties;
    private final FundingWords words;

    DifficultySubject(Difficulties difficulties, FundingWords words) {
        this.difficulties = difficulties;
        this.words = words;
    }

    static String of(Long difficulty) {
        return KIND + ":" + difficulty;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title(String reference, String id) {
        return words.text("difficulty.agenda", words.day(difficulties.get(Long.valueOf(id)).reportedOn()));
    }

    @Override
    public void judged(String reference, String id, SessionOpinion opinion, String text) {
        difficulties.change(Long.valueOf(id), difficulty -> difficulty.judged(text));
    }
}
