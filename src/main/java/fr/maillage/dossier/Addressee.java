package fr.maillage.dossier;

/**
 * Somebody to whom a mail about a dossier goes: a person by name and address, or an engine group or a user whose name and
 * address the directory knows.
 */
public record Addressee(String name, String email, String group, String agent) {

    public static Addressee person(String name, String email) {
        return new Addressee(name, email, null, null);
    }

    public static Addressee group(String group) {
        return new Addressee(null, null, group, null);
    }

    public static Addressee agent(String userId) {
        return new Addressee(null, null, null, userId);
    }
}
