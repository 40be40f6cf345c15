package fr.maillage.dossier;

import java.util.Arrays;
import java.util.List;

/** The one rule that says who reads what. */
public final class ReadingRule {

    private ReadingRule() {
    }

    /**
     * @param owner organisation that wrote it; {@code null} when the application did
     */
    public static boolean mayRead(Reader reader, Visibility visibility, String owner) {
        return owner != null && reader.organisations().contains(owner) || shared(reader).contains(visibility);
    }

    /** The levels that the reader reads whoever wrote; one's own organisation's rows come on top. */
    static List<Visibility> shared(Reader reader) {
        if (reader.kind() == Reader.Kind.CONSULTANT) {
            return List.of();
        }
        Visibility least = switch (reader.kind()) {
            case CONSULTANT, LEAD -> Visibility.LEAD;
            case ACCOMPANIER -> Visibility.ACCOMPANIERS;
            case ADMINISTRATION -> Visibility.ADMINISTRATIONS;
        };
        return Arrays.stream(Visibility.values()).filter(each -> each.compareTo(least) >= 0).toList();
    }
}
