package fr.maillage.contract;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Component;

import fr.maillage.reference.ChoiceWords;

/** An administrator may choose any of the ways to sign, whichever the table has had so far. */
@Component
class SigningModes implements ChoiceWords {

    static final String KEYS = "contract-signing.";

    @Override
    public List<String> of(String key) {
        return key.startsWith(KEYS) ? Arrays.stream(SigningMode.values()).map(Enum::name).toList() : List.of();
    }
}
