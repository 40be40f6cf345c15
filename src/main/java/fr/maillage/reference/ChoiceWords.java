package fr.maillage.reference;

import java.util.List;

/**
 * Words that code knows for a choice although the table may not have had them yet. A feature offers a bean; the
 * administrator's page then lets them be chosen.
 */
public interface ChoiceWords {

    /** The words for that key; none when this feature does not know the key. */
    List<String> of(String key);
}
