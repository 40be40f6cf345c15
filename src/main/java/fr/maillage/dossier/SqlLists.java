package fr.maillage.dossier;

import java.util.Collection;
import java.util.List;

/** SQL knows no empty list. */
final class SqlLists {

    private SqlLists() {
    }

    /** The values, or one that nothing equals. */
    static Collection<String> nonEmpty(Collection<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }
}
