package fr.maillage.funding;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource;

/** What mails say about a structure in difficulty. */
@Component
class DifficultyMailSource implements MailSource {

    private static final String OURS = "difficulty-";

    private final Difficulties difficulties;

    DifficultyMailSource(Difficulties difficulties) {
        this.difficulties = difficulties;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        if (!moment.template().startsWith(OURS) || !(moment.variable(Difficulties.DIFFICULTY) instanceof Long id)) {
            return Map.of();
        }
        Difficulty difficulty = difficulties.get(id);
        Map<String, Object> facts = new HashMap<>();
        facts.put("difficultyCauses", difficulty.causes().stream().sorted().toList());
        facts.put("difficultyDescription", difficulty.description());
        facts.put("difficultyPatients", difficulty.patients());
        facts.put("difficultyReasons", difficulty.reasons());
        facts.put("difficultyClosingOn", difficulty.closingOn().orElse(null));
        facts.values().removeIf(java.util.Objects::isNull);
        return facts;
    }
}
