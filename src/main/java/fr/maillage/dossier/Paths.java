package fr.maillage.dossier;

import java.util.Locale;

import fr.maillage.directory.StructureType;

/** The process that carries the dossiers of a type from declaration to operation. */
public final class Paths {

    private Paths() {
    }

    /** Its key, for instance {@code cpts-creation}. */
    public static String of(StructureType type) {
        return type.name().toLowerCase(Locale.ROOT) + "-creation";
    }
}
