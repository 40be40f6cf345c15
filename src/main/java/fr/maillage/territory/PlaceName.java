package fr.maillage.territory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of places as people type them: without accents, hyphens, case, leading article, « St » for « Saint ». */
public final class PlaceName {

    /** Part of the checksum of the loaded data, which holds folded names: raise it when the folding changes. */
    static final int VERSION = 1;

    private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ORDINAL = Pattern.compile("\\b(\\d+)(?:er|ere|e|eme)\\b");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private PlaceName() {
    }

    /** The words of a name, for instance {@code [saint, jean, de, moirans]}. */
    public static List<String> words(String name) {
        String folded = name.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae").replace("s/", "sur ");
        folded = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
        folded = ORDINAL.matcher(OTHER.matcher(folded).replaceAll(" ")).replaceAll("$1").strip();
        return folded.isEmpty() ? List.of() : Arrays.stream(folded.split(" ")).map(PlaceName::inFull).toList();
    }

    /** What two spellings of one name have in common: its words without the leading article. */
    static String key(String name) {
        return String.join(" ", withoutArticle(words(name)));
    }

    static List<String> withoutArticle(List<String> words) {
        return words.size() > 1 && ARTICLES.contains(words.get(0)) ? words.subList(1, words.size()) : words;
    }

    private static String inFull(String word) {
        return switch (word) {
            case "st" -> "saint";
            case "ste" -> "sainte";
            case "sts" -> "saints";
            case "stes" -> "saintes";
            default -> word;
        };
    }
}
