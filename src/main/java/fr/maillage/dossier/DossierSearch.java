package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import fr.maillage.directory.StructureType;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Communes;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the dossiers that a user may read; the same rule as {@link DossierAccess#mayRead}, said to the database. */
@Service
@Transactional(readOnly = true)
public class DossierSearch {

    private static final String VISIBLE = """
            from dossier d
            where (:everything or d.region || '-' || d.departement in (:tenants)
                   or exists (select 1 from dossier_participant p
                              where p.dossier = d.reference and p.role <> 'CONSULTANT' and p.organisation in (:organisations)))
              and (:type::text is null or d.type = :type)
              and (:stage::text is null or d.stage = :stage)
              and (:region::text is null or d.region = :region)
              and (:departement::text is null or d.departement = :departement)
              and (:asleep::boolean is null or (d.dormant_since is not null) = :asleep)
              and (:q::text is null or d.name ilike :q or d.reference ilike :q
                   or exists (select 1 from dossier_part t
                              where t.dossier = d.reference and t.commune in (:communes)))
            """;

    /** As many communes as a name is looked up in. */
    private static final int COMMUNES = 20;

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final Communes communes;
    private final MessageSource messages;

    DossierSearch(JdbcClient jdbc, DossierAccess access, Communes communes, MessageSource messages) {
        this.jdbc = jdbc;
        this.access = access;
        this.communes = communes;
        this.messages = messages;
    }

    /** One page, the latest stage first. */
    public List<DossierSummary> find(DossierFilter filter, MaillageUser user) {
        return query(filter, user, " order by d.stage_since desc, d.reference limit :limit offset :offset")
                .param("limit", filter.size())
                .param("offset", (long) filter.page() * filter.size())
                .query(this::row)
                .list();
    }

    /** All of them by reference, one after the other: an export may be long. Pages do not matter. */
    public void each(DossierFilter filter, MaillageUser user, Consumer<DossierSummary> reader) {
        try (Stream<DossierSummary> all = query(filter, user, " order by d.reference").query(this::row).stream()) {
            all.forEach(reader);
        }
    }

    /** Those of the dossiers named that the user may read. */
    public Set<String> readable(Collection<String> references, MaillageUser user) {
        return Set.copyOf(jdbc.sql("select d.reference " + VISIBLE + " and d.reference in (:references)")
                .params(parameters(new DossierFilter(null, null, null, null, null, null, 0, 1), user))
                .param("references", SqlLists.nonEmpty(references))
                .query(String.class)
                .list());
    }

    public long count(DossierFilter filter, MaillageUser user) {
        return jdbc.sql("select count(*) " + VISIBLE).params(parameters(filter, user)).query(Long.class).single();
    }

    private JdbcClient.StatementSpec query(DossierFilter filter, MaillageUser user, String end) {
        return jdbc.sql("""
                        select d.*, (select max(j.at) from journal_entry j where j.reference = d.reference) as last_event_at
                        """ + VISIBLE + end)
                .params(parameters(filter, user));
    }

    private Map<String, Object> parameters(DossierFilter filter, MaillageUser user) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("everything", user.readsEverything());
        parameters.put("tenants", SqlLists.nonEmpty(user.isSupervisor() ? user.tenants() : List.of()));
        parameters.put("organisations", SqlLists.nonEmpty(access.organisations(user)));
        parameters.put("type", filter.type() == null ? null : filter.type().name());
        parameters.put("stage", filter.stage() == null ? null : filter.stage().name());
        parameters.put("region", filter.region());
        parameters.put("departement", filter.departement());
        parameters.put("asleep", filter.asleep());
        parameters.put("q", filter.q() == null || filter.q().isBlank() ? null : "%" + escaped(filter.q().strip()) + "%");
        parameters.put("communes", SqlLists.nonEmpty(filter.q() == null ? List.of() : communesNamed(filter.q())));
        return parameters;
    }

    private List<String> communesNamed(String words) {
        return communes.search(words, null, COMMUNES).stream().map(found -> found.commune().code()).toList();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private DossierSummary row(ResultSet row, int number) throws SQLException {
        StructureType type = StructureType.valueOf(row.getString("type"));
        Stage stage = Stage.valueOf(row.getString("stage"));
        String lastName = row.getString("lead_last_name");
        return new DossierSummary(row.getString("reference"), type, row.getString("name"), stage,
                messages.getMessage(stage.labelKey(type), null, Locale.FRENCH), instant(row, "stage_since"),
                row.getString("territory_text"), row.getString("region"), row.getString("departement"),
                row.getObject("population", Integer.class), row.getObject("size_class", Integer.class),
                lastName == null ? null : row.getString("lead_first_name") + " " + lastName,
                row.getObject("dormant_review_on", LocalDate.class), row.getObject("legal_date", LocalDate.class),
                row.getObject("declared_on", LocalDate.class), instant(row, "last_event_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
