package fr.maillage.dossier;

import java.util.Locale;

import fr.maillage.directory.StructureType;

/** The process that carries the dossiers of a type from declaration to operation. */
public final class Paths {

    private Paths() {
    }

    /** Whether dossiers of that type have a path: beneficiaries of aids and historical types have none. */
    static boolean has(StructureType type) {
        return type.isStructure() && type != StructureType.PTA;
    }

    /** Its key, for instance {@code cpts-creation}. */
    public static String of(StructureType type) {
        return type.name().toLowerCase(Locale.ROOT) + "-creation";
    }
}
