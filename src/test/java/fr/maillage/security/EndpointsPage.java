package fr.maillage.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;

import fr.maillage.security.RunningEndpoints.Endpoint;

/** docs/endpoints.md: every endpoint and who may call it, in French. */
class EndpointsPage {

    private static final String HEAD = """
            # Points d’entrée de l’application

            Cette page est écrite par `mvn test -Dtest=EndpointsTest -Dmaillage.docs=write` à partir de l’application en marche : \
            contrôleurs, fichiers, points d’entrée techniques et ressources REST du moteur. Le test échoue quand un point d’entrée \
            n’a pas de ligne dans `src/main/resources/security/endpoints.csv` ou quand cette page n’est plus à jour.

            La colonne « Droit » renvoie à une ligne de [authorisations.md](authorisations.md), qui dit aussi sur quels dossiers \
            et quelles tâches il s’exerce. Ce qu’aucune ligne ne nomme n’est ouvert à personne.
            """;

    private final Collection<Endpoint> endpoints;
    private final EndpointTable table;
    private final MessageSource messages;

    EndpointsPage(Collection<Endpoint> endpoints, EndpointTable table, MessageSource messages) {
        this.endpoints = endpoints;
        this.table = table;
        this.messages = messages;
    }

    String write() {
        return HEAD
                + section("Pages et API de Maillage", endpoint -> !endpoint.path().startsWith("/camunda")
                        && !endpoint.path().startsWith("/engine-rest"))
                + section("Tasklist, Cockpit, Admin et Welcome", endpoint -> endpoint.path().startsWith("/camunda")
                        && !RunningEndpoints.isOfEngine(endpoint))
                + engine();
    }

    private String section(String title, Predicate<Endpoint> chosen) {
        return "\n## %s\n\n| Méthode | Chemin | Droit | Qui |\n|---|---|---|---|\n".formatted(title) + endpoints.stream().filter(chosen)
                .map(endpoint -> "| %s | `%s` | %s | %s |\n".formatted(endpoint.method().equals("*") ? "toutes" : endpoint.method(),
                        endpoint.path(), right(endpoint), who(endpoint)))
                .collect(Collectors.joining());
    }

    /** One line for each resource, whatever its mounts. */
    private String engine() {
        Map<String, Map<String, Endpoint>> byResource = new TreeMap<>();
        endpoints.stream().filter(RunningEndpoints::isOfEngine).forEach(endpoint -> {
            Map.Entry<String, String> place = RunningEndpoints.withoutMount(endpoint);
            byResource.computeIfAbsent(place.getValue() + " " + endpoint.method(), key -> new TreeMap<>())
                    .put(place.getKey(), endpoint);
        });
        return """

                ## API REST du moteur

                La même API se trouve sous `/engine-rest`, sous `/engine-rest/engine/{name}` (authentification HTTP Basic, sans \
                session) et, pour Tasklist et Cockpit, sous `/camunda/api/engine/engine/{name}` (session).

                | Méthode | Ressource | Sous `/engine-rest` | Sous `/camunda/api/engine` |
                |---|---|---|---|
                """ + byResource.entrySet().stream().map(resource -> line(resource.getKey(), resource.getValue()))
                .collect(Collectors.joining());
    }

    private String line(String resource, Map<String, Endpoint> mounts) {
        int border = resource.lastIndexOf(' ');
        return "| %s | `%s` | %s | %s |\n".formatted(resource.substring(border + 1), resource.substring(0, border),
                mounts.keySet().stream().filter(mount -> mount.startsWith("/engine-rest")).map(mounts::get).map(this::who).findFirst()
                        .orElse("n’existe pas"),
                mounts.keySet().stream().filter(mount -> mount.startsWith("/camunda")).map(mounts::get).map(this::who).findFirst()
                        .orElse("n’existe pas"));
    }

    private String right(Endpoint endpoint) {
        return table.row(endpoint.calledMethod(), endpoint.called()).map(EndpointTable.Row::right).orElse("aucun");
    }

    private String who(Endpoint endpoint) {
        return inWords(table.whoMayCall(endpoint.calledMethod(), endpoint.called()), messages);
    }

    static String inWords(Set<Role> roles, MessageSource messages) {
        Set<Role> people = EnumSet.complementOf(EnumSet.of(Role.ANONYMOUS, Role.TECHNICAL));
        if (roles.isEmpty()) {
            return "personne";
        }
        if (roles.contains(Role.ANONYMOUS)) {
            return "tout le monde";
        }
        if (roles.containsAll(people)) {
            return "toute personne connectée";
        }
        List<Role> missing = people.stream().filter(role -> !roles.contains(role)).toList();
        return missing.size() <= 4
                ? "toute personne connectée, sauf : " + names(missing, messages)
                : names(roles, messages);
    }

    private static String names(Collection<Role> roles, MessageSource messages) {
        return roles.stream().map(role -> messages.getMessage(role.label(), null, Locale.FRENCH)).collect(Collectors.joining(", "));
    }
}
