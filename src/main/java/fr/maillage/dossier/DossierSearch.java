package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.security.Authorisations;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.Right;
import fr.maillage.security.Scope;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Overlaps;
import fr.maillage.territory.PlaceName;
import fr.maillage.workflow.ParisTime;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the dossiers that a user may read; the same rule as {@link DossierAccess#mayRead}, said to the database. A page
 * takes a fixed number of statements, however many rows it has.
 */
@Service
@Transactional(readOnly = true)
public class DossierSearch {

    /** As many communes as a name is looked up in. */
    private static final int COMMUNES = 20;
    /** Rows of an export that are read at once. */
    private static final int BATCH = 500;

    /** The condition on a dossier {@code d} of a statement; its parameters are {@link #readableBy}. */
    public static final String READABLE = """
            (:everything or d.region || '-' || d.departement in (:tenants)
             or :own and exists (select 1 from dossier_participant p
                        where p.dossier = d.reference and p.role <> 'CONSULTANT' and p.organisation in (:organisations)
                          and (p.to_day is null or p.to_day >= :today or p.role not in (:accompanying))))
            """;

    private static final String NAMED = """
            d.reference in (select reference from dossier where words @@ cast(:words as tsquery)
                            union all select reference from dossier where reference = :reference
                            union all select dossier from dossier_part where commune in (:communes))
            """;

    /** {@link #READABLE} from the other end, for a list: indexes find these rows, whatever the number of dossiers. */
    private static final String AMONG_READABLE = """
             and d.reference in (
               select p.dossier from dossier_participant p
               where :own and p.role <> 'CONSULTANT' and p.organisation in (:organisations)
                 and (p.to_day is null or p.to_day >= :today or p.role not in (:accompanying))
               union all
               select w.reference from dossier w where w.region || '-' || w.departement in (:tenants))
            """;

    private static final String AMONG_MINE = """
             and d.reference in (
               select f.dossier from dossier_follower f where f.agent = :user
               union all
               select p.dossier from dossier_participant p
               where p.to_day is null and p.role in (:ownRoles) and p.organisation in (:organisations))
            """;

    private static final String CHOSEN = """
             where (cast(:type as text) is null or d.type = :type)
              and (cast(:stage as text) is null or d.stage = :stage)
              and (cast(:region as text) is null or d.region = :region)
              and (cast(:departement as text) is null or d.departement = :departement)
              and (cast(:asleep as boolean) is null or (d.dormant_since is not null) = :asleep)
              and (:anyStage or d.stage in (:stages))
              and (cast(:colleague as text) is null
                   or exists (select 1 from dossier_participant p
                              where p.dossier = d.reference and p.to_day is null and p.agent = :colleague)
                   or exists (select 1 from act_ru_execution x join act_ru_task t on t.proc_inst_id_ = x.id_
                              where x.business_key_ = d.reference and t.assignee_ = :colleague))
            """;

    /** The reader's level in this dossier, as {@link DossierAccess#reader} tells it, decides which rows count. */
    private static final String READABLE_EVENT = """
            (j.organisation in (:organisations)
             or j.visibility in (:shared)
             or j.visibility in (:administrative) and (:administration or :agricultural and not exists (
                   select 1 from dossier_participant a
                   where a.dossier = d.reference and a.to_day is null and a.role in (:accompanying)
                     and a.organisation in (:organisations))))
            """;

    private static final String SILENT = """
              and (not :silent or d.dormant_since is null and not exists (
                     select 1 from journal_entry j where j.reference = d.reference and j.at > :heardSince and
            """ + READABLE_EVENT + "))";

    private static final String LAST_EVENT = """
            left join lateral (select j.at, j.event, j.arguments::text as arguments
                                 from journal_entry j where j.reference = d.reference and
            """ + READABLE_EVENT + """
                                order by j.id desc limit 1) e on true
            """;

    private static final String NEXT_DUE = """
            left join lateral (select min(t.due_date_)::date as due_on
                                 from act_ru_execution x join act_ru_task t on t.proc_inst_id_ = x.id_
                                where x.business_key_ = d.reference) due on true
            """;

    private static final String COLUMNS = """
            select d.reference, d.type, d.name, d.stage, d.stage_since, d.territory_text, d.region, d.departement,
                   d.population, d.size_class, d.lead_first_name, d.lead_last_name, d.dormant_review_on, d.legal_date,
                   d.declared_on, seat.name as seat, e.at as last_event_at, e.event, e.arguments, w.accompanier,
                   exists (select 1 from dossier_follower f where f.dossier = d.reference and f.agent = :user) as followed
              from found join dossier d using (reference)
              left join commune seat on seat.code = d.seat_commune
              left join lateral (
                select string_agg(distinct coalesce(a.given_name || ' ' || a.family_name || ', ' || o.name, o.name), ' ; ')
                         as accompanier
                  from dossier_participant p
                  join organisation o on o.id = p.organisation
                  left join agent a on a.id = p.agent
                 where p.dossier = d.reference and p.to_day is null and p.role in (:leadAccompaniers)) w on true
            """;

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final Authorisations table;
    private final Directory directory;
    private final Communes communes;
    private final Overlaps overlaps;
    private final Links links;
    private final Json json;
    private final MessageSource messages;
    private final Clock clock;

    DossierSearch(JdbcClient jdbc, DossierAccess access, Authorisations table, Directory directory, Communes communes,
                  Overlaps overlaps, Links links, Json json, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.table = table;
        this.directory = directory;
        this.communes = communes;
        this.overlaps = overlaps;
        this.links = links;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    /** One page. */
    public List<DossierSummary> find(DossierFilter filter, MaillageUser user) {
        return read(filter, filter.order(), filter.size(), (long) filter.page() * filter.size(), parameters(filter, user));
    }

    /** All of them by reference, one after the other: an export may be long. Pages do not matter. */
    public void each(DossierFilter filter, MaillageUser user, Consumer<List<DossierSummary>> reader) {
        Map<String, Object> parameters = parameters(filter, user);
        List<DossierSummary> batch;
        long offset = 0;
        do {
            batch = read(filter, DossierOrder.REFERENCE, BATCH, offset, parameters);
            reader.accept(batch);
            offset += BATCH;
        } while (batch.size() == BATCH);
    }

    /** Those of the dossiers named that the user may read. */
    public Set<String> readable(Collection<String> references, MaillageUser user) {
        return Set.copyOf(jdbc.sql("select d.reference from dossier d where d.reference in (:references) and " + READABLE)
                .params(readableBy(user))
                .param("references", SqlLists.nonEmpty(references))
                .query(String.class)
                .list());
    }

    public long count(DossierFilter filter, MaillageUser user) {
        Map<String, Object> parameters = parameters(filter, user);
        return jdbc.sql("select count(*) from dossier d" + matching(filter, parameters)).params(parameters).query(Long.class).single();
    }

    /**
     * References of the dossiers that the words mean, by name, reference or commune, among those that the user's
     * organisation works or worked on; what waits in them is the task rule's affair. A consultant finds the dossier of a
     * running mission.
     *
     * @param limit at most so many
     */
    public List<String> referencesOf(String words, MaillageUser user, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        reading(user, parameters);
        naming(words, parameters);
        return jdbc.sql("""
                        select d.reference from dossier d where
                        """ + NAMED + " and (" + READABLE + """
                           or exists (select 1 from dossier_participant c
                                      where c.dossier = d.reference and c.to_day is null
                                        and c.organisation in (:organisations)))
                        order by d.stage_since desc, d.reference limit :limit""")
                .params(parameters)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The parameters of {@link #READABLE}: what this user may read. */
    public Map<String, Object> readableBy(MaillageUser user) {
        Map<String, Object> parameters = new HashMap<>();
        reading(user, parameters);
        return parameters;
    }

    private List<DossierSummary> read(DossierFilter filter, DossierOrder order, int limit, long offset,
                                      Map<String, Object> parameters) {
        String found = "with found as (select d.reference, row_number() over (order by %s, d.reference) as place from dossier d "
                .formatted(order.sql()) + joined(order) + matching(filter, parameters) + " order by place limit :limit offset :offset) ";
        List<DossierSummary> rows = jdbc.sql(found + COLUMNS + LAST_EVENT + " order by found.place")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::row)
                .list();
        Set<String> sharing = sharingGround(rows.stream().map(DossierSummary::reference).toList());
        return rows.stream().map(row -> sharing.contains(row.reference()) ? row.onSharedGround() : row).toList();
    }

    /** Only what is asked for: a clause that a parameter switches off still keeps the indexes from being used. */
    private static String matching(DossierFilter filter, Map<String, Object> parameters) {
        return CHOSEN + (parameters.get("everything").equals(true) ? "" : AMONG_READABLE)
                + (filter.scope() == DossierScope.MINE ? AMONG_MINE : "")
                + (filter.q() == null ? "" : " and " + NAMED)
                + (filter.isSilent() ? SILENT : "");
    }

    /** What only this order needs is not computed for every dossier otherwise. */
    private static String joined(DossierOrder order) {
        return switch (order) {
            case LONGEST_SILENCE -> LAST_EVENT;
            case NEXT_DATE -> NEXT_DUE;
            default -> "";
        };
    }

    /** One that is part of the other does not compete with it. */
    private Set<String> sharingGround(List<String> references) {
        if (references.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> within = links.oneWithin(references);
        return overlaps.between(references).entrySet().stream()
                .filter(each -> !within.getOrDefault(each.getKey(), Set.of()).containsAll(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, Object> parameters(DossierFilter filter, MaillageUser user) {
        Map<String, Object> parameters = new HashMap<>();
        Set<String> mine = reading(user, parameters);
        naming(filter.q(), parameters);
        parameters.put("user", user.id());
        parameters.put("ownRoles", names(ParticipantRole::isOfOnesOwn));
        parameters.put("leadAccompaniers", names(ParticipantRole::accompaniesTheLead));
        parameters.put("type", filter.type() == null ? null : filter.type().name());
        parameters.put("stage", filter.stage() == null ? null : filter.stage().name());
        parameters.put("region", filter.region());
        parameters.put("departement", filter.departement());
        parameters.put("asleep", filter.state() == DossierState.ASLEEP ? Boolean.TRUE : filter.asleep());
        DossierState state = filter.isSilent() ? DossierState.CURRENT : filter.state();
        parameters.put("anyStage", state == null);
        parameters.put("stages", state == null ? List.of("") : state.stages());
        parameters.put("colleague", filter.colleague());
        parameters.put("silent", filter.isSilent());
        parameters.put("heardSince", OffsetDateTime.ofInstant(
                ParisTime.startOf(ParisTime.today(clock).minusDays(DossierFilter.SILENCE_DAYS)), ZoneOffset.UTC));
        List<Organisation> organisations = mine.stream().flatMap(id -> directory.findOrganisation(id).stream()).toList();
        parameters.put("administration", user.readsEverything()
                || organisations.stream().anyMatch(each -> each.kind().isAuthority()));
        parameters.put("agricultural", organisations.stream().anyMatch(each ->
                each.kind() == OrganisationKind.MSA || each.kind() == OrganisationKind.ARCMSA));
        parameters.put("shared", visibilities(mine, Reader.Kind.ACCOMPANIER));
        parameters.put("administrative", visibilities(mine, Reader.Kind.ADMINISTRATION));
        return parameters;
    }

    private Set<String> reading(MaillageUser user, Map<String, Object> parameters) {
        Set<String> mine = access.organisations(user);
        parameters.put("everything", table.allow(user, Right.DOSSIER_READ, Scope.OTHER));
        parameters.put("own", table.allow(user, Right.DOSSIER_READ, Scope.OWN));
        parameters.put("tenants", SqlLists.nonEmpty(table.allow(user, Right.DOSSIER_READ, Scope.WATCHED) ? user.tenants() : List.of()));
        parameters.put("accompanying", names(ParticipantRole::isAccompanying));
        parameters.put("today", ParisTime.today(clock));
        parameters.put("organisations", SqlLists.nonEmpty(mine));
        return mine;
    }

    /** A whole reference is not looked up by its words: every dossier of the year holds the first of them. */
    private void naming(String words, Map<String, Object> parameters) {
        boolean reference = words != null && DossierReference.isOne(words.strip());
        parameters.put("reference", reference ? words.strip() : "");
        List<String> typed = words == null || reference ? List.of() : PlaceName.words(words);
        parameters.put("words", typed.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
        parameters.put("communes", SqlLists.nonEmpty(typed.isEmpty() ? List.of() : communesNamed(words)));
    }

    private List<String> communesNamed(String words) {
        return communes.search(words, null, COMMUNES).stream().map(found -> found.commune().code()).toList();
    }

    private static Collection<String> names(Predicate<ParticipantRole> which) {
        return Arrays.stream(ParticipantRole.values()).filter(which).map(Enum::name).toList();
    }

    private static List<String> visibilities(Set<String> organisations, Reader.Kind kind) {
        return ReadingRule.shared(new Reader(organisations, kind)).stream().map(Visibility::name).toList();
    }

    private DossierSummary row(ResultSet row, int number) throws SQLException {
        StructureType type = StructureType.valueOf(row.getString("type"));
        Stage stage = Stage.valueOf(row.getString("stage"));
        String lastName = row.getString("lead_last_name");
        return new DossierSummary(row.getString("reference"), type, row.getString("name"), stage,
                messages.getMessage(stage.labelKey(type), null, Locale.FRENCH), instant(row, "stage_since"),
                row.getString("territory_text"), row.getString("seat"), row.getString("region"),
                row.getString("departement"), row.getObject("population", Integer.class),
                row.getObject("size_class", Integer.class),
                lastName == null ? null : row.getString("lead_first_name") + " " + lastName,
                row.getObject("dormant_review_on", LocalDate.class), row.getObject("legal_date", LocalDate.class),
                row.getObject("declared_on", LocalDate.class), instant(row, "last_event_at"), lastEvent(row),
                row.getString("accompanier"), false, row.getBoolean("followed"));
    }

    private String lastEvent(ResultSet row) throws SQLException {
        String event = row.getString("event");
        return event == null ? null : messages.getMessage("journal." + event,
                json.readTexts(row.getString("arguments")).toArray(), Locale.FRENCH);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
