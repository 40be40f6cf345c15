package fr.maillage.territory;

import java.util.Arrays;
import java.util.Optional;

/** What an administrator imports. */
public enum ImportKind {

    /** Classes of France Ruralités Revitalisation. */
    FRR("frr"),
    /** Zones of the health professions. */
    ZONING("zonage"),
    /** Structures that were under contract before the application knew them. */
    STRUCTURES("structures"),
    /** Plateformes territoriales d'appui, which are history. */
    PLATFORMS("pta");

    private final String path;

    ImportKind(String path) {
        this.path = path;
    }

    /** Last word of the address to which such a file is sent. */
    public String path() {
        return path;
    }

    static Optional<ImportKind> at(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
