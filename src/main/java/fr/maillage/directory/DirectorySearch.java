package fr.maillage.directory;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator finds by typing part of a name, without minding accents. */
@Component
class DirectorySearch {

    private static final Comparator<Organisation> BY_KIND = Comparator.comparing(Organisation::kind)
            .thenComparing(Organisation::id);

    private final Organisations organisations;
    private final JdbcClient jdbc;

    DirectorySearch(Organisations organisations, JdbcClient jdbc) {
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    /** An agent in the list of those found. */
    record FoundAgent(String id, String name, String email, String organisation, String organisationName,
                      List<String> functions) {
    }

    /**
     * @param kind        {@code null} for all
     * @param departement {@code null} or empty for all
     */
    List<Organisation> organisations(String typed, OrganisationKind kind, String departement) {
        Stream<Organisation> found = departement == null || departement.isBlank()
                ? organisations.findAll().stream()
                : organisations.covering(departement.strip().toUpperCase(Locale.ROOT)).stream();
        return found.filter(one -> kind == null || one.kind() == kind)
                .filter(one -> matches(typed, one.name(), one.id()))
                .sorted(BY_KIND)
                .toList();
    }

    List<FoundAgent> agents(String typed) {
        return jdbc.sql("""
                        select a.id, a.given_name || ' ' || a.family_name as name, a.email, a.organisation,
                               o.name as organisation_name, a.functions
                          from agent a join organisation o on o.id = a.organisation
                         order by a.family_name, a.given_name, a.id""")
                .query((row, number) -> new FoundAgent(row.getString("id"), row.getString("name"), row.getString("email"),
                        row.getString("organisation"), row.getString("organisation_name"),
                        List.of((String[]) row.getArray("functions").getArray())))
                .list().stream()
                .filter(one -> matches(typed, one.name(), one.id(), one.organisationName()))
                .toList();
    }

    private static boolean matches(String typed, String... texts) {
        return typed == null || Stream.of(plain(typed).split(" +"))
                .allMatch(word -> Stream.of(texts).anyMatch(text -> plain(text).contains(word)));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('’', '\'')
                .toLowerCase(Locale.ROOT).strip();
    }
}
