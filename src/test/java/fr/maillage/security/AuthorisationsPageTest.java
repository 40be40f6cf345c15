package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/**
 * docs/authorisations.md tells the table of authorisations in French. With {@code -Dmaillage.docs=write} this test writes it
 * anew instead of finding it stale.
 */
class AuthorisationsPageTest {

    private static final Path PAGE = Path.of("docs", "authorisations.md");
    private static final boolean WRITE = "write".equals(System.getProperty("maillage.docs"));
    private static final String COMMAND = "write it anew: mvn test -Dtest=AuthorisationsPageTest -Dmaillage.docs=write";

    private static final Map<String, Set<String>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("L’application", Set.of("public", "session", "trial", "closed", "actuator", "openapi"));
        SECTIONS.put("Tâches et parcours", Set.of("tasklist", "task", "filter", "path"));
        SECTIONS.put("Dossiers", Set.of("dossier", "journal", "note", "document", "mail", "mission"));
        SECTIONS.put("Pages", Set.of("territory", "register", "indicators", "committee", "catalogue", "elected", "signatures", "payments", "finess",
                "absence", "team", "directory"));
        SECTIONS.put("Le moteur", Set.of("cockpit", "instance", "variable", "job", "decision", "engine-rest", "deployment", "batch",
                "admin", "identity"));
    }

    private static final String HEAD = """
            # Qui peut faire quoi

            Cette page est écrite par `mvn test -Dtest=AuthorisationsPageTest -Dmaillage.docs=write` à partir de \
            `src/main/resources/security/authorisations.csv` et `visibility.csv`. De ces tables sont faits les droits du moteur \
            (classe `Grants`), l’ouverture de chaque adresse ([endpoints.md](endpoints.md)), la règle des tâches (`TaskRule`) et \
            celle des dossiers (`DossierAccess`). `AuthorisationsTest` essaie chaque case par HTTP avec un compte de chaque rôle.

            ## Les rôles

            Un rôle découle de la fonction d’un agent et de la nature de son organisme ; une personne qui en a plusieurs peut ce \
            que peut chacun d’eux. Ce que l’on peut sans connexion, tout le monde le peut.

            """;

    private static final String SCOPES = """

            ## À qui est la chose

            - **le mien** : mon organisme participe au dossier ; la tâche est proposée à l’un de mes groupes (pour qui mène une \
            équipe, à l’un de ceux de son organisme). Qui accompagne le porteur ne lit plus le dossier après le dernier jour de son \
            accompagnement, ni une fédération ou un prestataire après sa fin dans l’annuaire ; les tâches qui les attendaient encore \
            reviennent au pilote la nuit qui suit. Un prestataire lit encore ses propres documents pendant trente jours après la fin de sa \
            mission ; il ne les change plus. Une tâche proposée à plusieurs organismes est, dès qu’un agent l’a prise, à celui de \
            cet agent : les autres la lisent, sans la faire ni la confier, tant qu’il ne la rend pas. \
            Un document se remplace par l’organisme qui l’a déposé, par le pilote quand Maillage l’a écrit.
            - **une tâche m’attend** : une tâche du dossier est ouverte et proposée à l’un de mes groupes. C’est tout ce que lisent \
            d’un dossier ceux qui paient et ceux qui tiennent FINESS : leur liste, leur formulaire, ses pièces.
            - **mon territoire** : le dossier est piloté par une délégation que je suis. Un responsable départemental suit la \
            sienne, un responsable régional toutes celles de la région.
            - **tout autre** : la chose existe, à qui qu’elle soit.
            """;

    private static final String LEVELS = """

            ## Les quatre visibilités

            Documents, notes, avis, courriers, réunions et lignes du journal portent une visibilité. Ce tableau s’ajoute aux précédents : il \
            faut pouvoir lire le dossier **et** être de ceux pour qui le texte a été écrit. Chacun lit toujours ce que son propre \
            organisme a écrit. Une réunion se déplace et s’annule par l’organisme qui l’a prévue ou par le pilote. Une caisse MSA qui accompagne le porteur d’un dossier n’y lit pas en administration.

            | Écrit pour | Prestataire | Porteur | Accompagnateur, partenaire | Administration |
            |---|---|---|---|---|
            """;

    private final ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();

    AuthorisationsPageTest() {
        messages.setBasename("classpath:messages/matrix");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    @Test
    void thePageTellsTheTable() throws IOException {
        String page = HEAD + roles() + SCOPES + sections() + LEVELS + levels();
        if (WRITE) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as(COMMAND).content().isEqualTo(page);
    }

    @Test
    void everyRowIsInASection() {
        Set<String> told = SECTIONS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(new Authorisations().rows()).extracting(Authorisations.Row::resource).allMatch(told::contains);
    }

    private String roles() {
        return Arrays.stream(Role.values()).map(role -> "- **%s** : %s\n".formatted(text("matrix.short." + role), text(role.label())))
                .collect(Collectors.joining());
    }

    private String sections() {
        StringBuilder page = new StringBuilder();
        SECTIONS.forEach((title, resources) -> page.append("\n## ").append(title).append("\n\n| | |")
                .append(columns(role -> " %s |".formatted(text("matrix.short." + role)))).append("\n|---|---|")
                .append(columns(role -> ":-:|")).append('\n')
                .append(new Authorisations().rows().stream().filter(row -> resources.contains(row.resource())).map(this::line)
                        .collect(Collectors.joining())));
        return page.toString();
    }

    private String line(Authorisations.Row row) {
        return "| %s | %s |%s\n".formatted(text("matrix.right.%s.%s".formatted(row.resource(), row.action())),
                text("matrix.scope." + row.scope()), columns(role -> row.roles().contains(role) ? " ● |" : " |"));
    }

    private static String columns(Function<Role, String> cell) {
        return Arrays.stream(Role.values()).map(cell).collect(Collectors.joining());
    }

    private String levels() throws IOException {
        Map<String, String> names = Map.of("internal", "Interne à mon organisation", "administrations", "Partagé entre administrations",
                "accompaniers", "Partagé avec les accompagnateurs", "lead", "Visible du porteur");
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/security/visibility.csv"))) {
            return Authorisations.FORMAT.parse(file).stream().map(row -> "| %s | %s\n".formatted(names.get(row.get("visibility")),
                    List.of("consultant", "lead", "accompanier", "administration").stream()
                            .map(column -> row.get(column).equals("x") ? "● |" : "|").collect(Collectors.joining(" "))))
                    .collect(Collectors.joining());
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }
}
