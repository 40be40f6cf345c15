package fr.maillage.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Multiplies really started dossiers inside the database: every row that belongs to one, in whatever table of the engine or
 * of ours, is copied with keys of its own, on other communes, with another name and at another date. What a dossier
 * consists of is read from the schema, so that the copies keep the shape of the real ones when the schema grows.
 */
@Component
class DossierCopies {

    /** Keys of numbered rows are this far apart from one copy to the next. */
    private static final long STRIDE = 1_000_000;
    /** From so many copies on, indexes are made anew. */
    private static final int MANY = 20_000;
    private static final String UUID_AT_THE_END = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

    private record Column(String name, String type, boolean numbered) {

        boolean isText() {
            return type.equals("text") || type.equals("character varying");
        }

        boolean isTime() {
            return type.startsWith("timestamp") || type.equals("date");
        }
    }

    /** @param expressions what a copy holds in each column, in terms of the original {@code o} and the copy {@code c} */
    private record Table(String name, long rows, Map<String, String> expressions) {

        String insertion() {
            return """
                    insert into %s (%s) overriding system value
                    select %s from benchmark.copy c join benchmark.of_%s o on o.k = c.k where c.n between :first and :last
                    """.formatted(name, String.join(", ", expressions.keySet()), String.join(", ", expressions.values()), name);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private List<Table> tables = List.of();

    DossierCopies(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes these dossiers, each on two communes of its département and named after its number, as originals.
     *
     * @param turns whose copy comes next, again and again
     * @param most  how many copies of all of them there will be at most
     */
    void of(List<Original> originals, List<Original> turns, int most) {
        describeOriginals(originals);
        describeCopies(turns, most);
        List<Table> found = new ArrayList<>();
        owners().forEach((table, owner) -> found.add(originalsOf(table, owner)));
        tables = found.stream().filter(table -> table.rows() > 0)
                .sorted(Comparator.comparing(Table::rows).reversed()).toList();
    }

    /** How many rows of which table an average original consists of. */
    Map<String, Double> rowsOfADossier(int originals) {
        Map<String, Double> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table.name(), (double) table.rows() / originals));
        return rows;
    }

    /** Writes the copies of these numbers, the largest tables first, two at a time. */
    void write(int first, int last) {
        jdbc.sql("alter system set max_wal_size = '16GB'").update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture.allOf(tables.stream()
                    .map(table -> CompletableFuture.runAsync(() -> write(table, first, last), two))
                    .toArray(CompletableFuture[]::new)).join();
        } finally {
            two.shutdown();
        }
        // what autovacuum does in the course of a day
        jdbc.sql("vacuum analyze").update();
        jdbc.sql("checkpoint").update();
    }

    private void write(Table table, int first, int last) {
        transaction.executeWithoutResult(status -> {
            // one copy after the other, as dossiers come in; whose keys exist is known
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("set local enable_hashjoin = off").update();
            jdbc.sql("set local enable_mergejoin = off").update();
            List<String> indexes = last - first < MANY ? List.of() : dropIndexes(table.name());
            jdbc.sql(table.insertion()).param("first", first).param("last", last).update();
            jdbc.sql("set local maintenance_work_mem = '256MB'").update();
            indexes.forEach(index -> jdbc.sql(index).update());
        });
    }

    /** To fill a large table and index it afterwards is faster; the statements to make them again. */
    private List<String> dropIndexes(String table) {
        List<Map.Entry<String, String>> indexes = jdbc.sql("""
                        select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = :table
                          and indexname not in (select conname from pg_constraint)""")
                .param("table", table)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list();
        indexes.forEach(index -> jdbc.sql("drop index " + index.getKey()).update());
        return indexes.stream().map(Map.Entry::getValue).toList();
    }

    /** Rows of one dossier in each table: equal for an original and its copies. */
    Map<String, Long> rowsOf(String reference) {
        jdbc.sql("truncate benchmark.instance, benchmark.original").update();
        jdbc.sql("insert into benchmark.original (k, reference) values (0, :reference)").param("reference", reference).update();
        findInstances();
        Map<String, Long> rows = new TreeMap<>();
        owners().forEach((table, owner) -> rows.put(table,
                jdbc.sql("select count(*) from %s t %s".formatted(table, owner)).query(Long.class).single()));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    private void describeOriginals(List<Original> originals) {
        for (String statement : List.of("create schema benchmark",
                "create table benchmark.original (k int, reference text, name text, email text, departement text, "
                        + "first_position int, second_position int)",
                "create table benchmark.instance (id text, k int)")) {
            jdbc.sql(statement).update();
        }
        jdbc.sql("""
                create table benchmark.town as
                select departement, code, name,
                       (row_number() over (partition by departement order by code))::int - 1 as position,
                       (count(*) over (partition by departement))::int as towns
                from commune where kind = 'COMMUNE'""").update();
        jdbc.sql("alter table benchmark.town add primary key (departement, position)").update();
        jdbc.sql("analyze benchmark.town").update();
        for (Original original : originals) {
            jdbc.sql("""
                            insert into benchmark.original
                            select :k, :reference, :name, :email, one.departement, one.position, two.position
                            from benchmark.town one, benchmark.town two where one.code = :first and two.code = :second""")
                    .param("k", original.number()).param("reference", original.reference()).param("name", original.name())
                    .param("email", original.email())
                    .param("first", original.communes().get(0)).param("second", original.communes().get(1))
                    .update();
        }
        findInstances();
    }

    private void findInstances() {
        jdbc.sql("""
                insert into benchmark.instance
                select p.proc_inst_id_, o.k from act_hi_procinst p join benchmark.original o on o.reference = p.business_key_""")
                .update();
    }

    private void describeCopies(List<Original> turns, int most) {
        jdbc.sql("create table benchmark.turn (turn int, k int)").update();
        for (int turn = 0; turn < turns.size(); turn++) {
            jdbc.sql("insert into benchmark.turn values (:turn, :k)").param("turn", turn)
                    .param("k", turns.get(turn).number()).update();
        }
        jdbc.sql("""
                create table benchmark.share as
                select turn, k, (row_number() over (partition by departement order by turn))::int - 1 as nth,
                       (count(*) over (partition by departement))::int as of_departement
                from benchmark.turn join benchmark.original using (k)""").update();
        jdbc.sql("analyze").update();
        jdbc.sql("""
                        create table benchmark.copy as
                        select n, o.k, lpad(to_hex(n), 12, '0') as node,
                               o.reference as old_reference,
                               '2026-' || o.departement || '-' || lpad((1000 + round)::text, 4, '0') as reference,
                               o.name as old_name, 'CPTS fictive de ' || one.name || ' ' || n as name,
                               o.email as old_email, 'porteuse.' || n || '@exemple.fr' as email,
                               old_one.name as old_town, one.name as town,
                               old_one.code as old_first, one.code as first, old_two.code as old_second, two.code as second,
                               (n * 7 % 330) * interval '1 day' as age, (n * 13 % 14) * interval '1 day' as task_age
                        from generate_series(1, :most) n
                        join benchmark.share s on s.turn = n % :turns
                        join benchmark.original o on o.k = s.k
                        cross join lateral (select n / :turns * s.of_departement + s.nth as round) r
                        join benchmark.town old_one on old_one.departement = o.departement and old_one.position = o.first_position
                        join benchmark.town old_two on old_two.departement = o.departement and old_two.position = o.second_position
                        join benchmark.town one on one.departement = o.departement
                          and one.position = (o.first_position + 2 * round) % one.towns
                        join benchmark.town two on two.departement = o.departement
                          and two.position = (o.second_position + 2 * round) % two.towns
                        order by n""")
                .param("turns", turns.size()).param("most", most).update();
        jdbc.sql("alter table benchmark.copy add primary key (n)").update();
        // what a copy replaces, once for each original
        jdbc.sql("""
                create table benchmark.token as
                select distinct k, old_reference, old_name, old_email, old_town from benchmark.copy""").update();
        jdbc.sql("analyze benchmark.copy").update();
    }

    /** Each table that holds rows of a dossier, and how its rows {@code t} find their original {@code o}. */
    private Map<String, String> owners() {
        Map<String, String> owners = new LinkedHashMap<>();
        String byInstance = "join benchmark.instance o on o.id = t.%s";
        for (String table : jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and (table_name like 'act\\_ru\\_%' or table_name like 'act\\_hi\\_%')""")
                .query(String.class).list()) {
            List.of("proc_inst_id_", "process_instance_id_", "root_proc_inst_id_").stream()
                    .filter(column -> columns(table).stream().anyMatch(each -> each.name().equals(column)))
                    .findFirst().ifPresent(column -> owners.put(table, byInstance.formatted(column)));
        }
        String byTask = "join act_ru_task r on r.id_ = t.%s join benchmark.instance o on o.id = r.proc_inst_id_";
        owners.put("act_ru_identitylink", byTask.formatted("task_id_"));
        owners.put("act_ru_authorization", byTask.formatted("resource_id_"));
        owners.put("act_ge_bytearray", """
                join (select v.bytearray_id_ as id, i.k from act_ru_variable v join benchmark.instance i on i.id = v.proc_inst_id_
                      union select v.bytearray_id_, i.k from act_hi_varinst v join benchmark.instance i on i.id = v.proc_inst_id_
                      union select v.bytearray_id_, i.k from act_hi_detail v join benchmark.instance i on i.id = v.proc_inst_id_)
                  o on o.id = t.id_""");
        addOurs(owners);
        return owners;
    }

    /** Tables with the reference of a dossier, then those that refer to one of them. */
    private void addOurs(Map<String, String> owners) {
        Map<String, String> ours = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.table_name, min(c.column_name) from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'act\\_%'
                          and c.column_name in ('reference', 'dossier', 'owner', 'from_reference') and c.data_type = 'text'
                        group by c.table_name""")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(each -> ours.put(each.getKey(),
                        "join benchmark.original o on o.reference = t.%s".formatted(each.getValue())));
        ours.putAll(referring(ours));
        owners.putAll(ours);
    }

    private Map<String, String> referring(Map<String, String> known) {
        Map<String, String> more = new LinkedHashMap<>();
        jdbc.sql("""
                        select k.conrelid::regclass::text, k.confrelid::regclass::text,
                          (select string_agg('p.' || f.attname || ' = t.' || a.attname, ' and ')
                           from unnest(k.conkey, k.confkey) as pair (mine, theirs)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
                           join pg_attribute f on f.attrelid = k.confrelid and f.attnum = pair.theirs)
                        from pg_constraint k where k.contype = 'f' order by k.oid""")
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3))).list().stream()
                .filter(key -> known.containsKey(key.get(1)) && !known.containsKey(key.get(0)))
                .forEach(key -> more.putIfAbsent(key.get(0), "join %s p on %s %s".formatted(key.get(1), key.get(2),
                        known.get(key.get(1)).replace("t.", "p."))));
        return more;
    }

    private List<Column> columns(String table) {
        return jdbc.sql("""
                        select column_name, data_type, is_identity = 'YES' or exists (
                          select from pg_constraint k
                          join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = any (k.conkey)
                          join information_schema.columns parent on parent.table_name = k.confrelid::regclass::text
                          where k.contype = 'f' and k.conrelid = :table::regclass and mine.attname = c.column_name
                            and c.data_type = 'bigint' and parent.is_identity = 'YES') as numbered
                        from information_schema.columns c
                        where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'
                        order by ordinal_position""")
                .param("table", table)
                .query((row, number) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3))).list();
    }

    private Table originalsOf(String name, String owner) {
        jdbc.sql("create table benchmark.of_%1$s as select t.*, o.k from %1$s t %2$s".formatted(name, owner)).update();
        jdbc.sql("create index on benchmark.of_%s (k)".formatted(name)).update();
        jdbc.sql("analyze benchmark.of_%s".formatted(name)).update();
        long rows = jdbc.sql("select count(*) from benchmark.of_" + name).query(Long.class).single();
        Map<String, String> expressions = new LinkedHashMap<>();
        if (rows > 0) {
            columns(name).forEach(column -> expressions.put(column.name(), expression(name, column)));
        }
        return new Table(name, rows, expressions);
    }

    private String expression(String table, Column column) {
        String value = "o." + column.name();
        if (column.numbered()) {
            return "%s + c.n * %d::bigint".formatted(value, STRIDE);
        }
        if (column.type().equals("uuid")) {
            return "(left(%s::text, 24) || c.node)::uuid".formatted(value);
        }
        if (column.isTime()) {
            boolean ofTask = table.equals("act_ru_task") || table.equals("act_hi_taskinst");
            return "(%s - c.%s)::%s".formatted(value, ofTask ? "task_age" : "age", column.type());
        }
        if (column.name().equals("commune") || column.name().equals("seat_commune")) {
            return "case %1$s when c.old_first then c.first when c.old_second then c.second else %1$s end".formatted(value);
        }
        if (column.isText() || column.type().equals("jsonb")) {
            return text(table, column);
        }
        return value;
    }

    private String text(String table, Column column) {
        String value = "o." + column.name();
        String text = column.type().equals("jsonb") ? value + "::text" : value;
        if (isOwnKey(table, column)) {
            return "left(%1$s, length(%1$s) - 12) || c.node".formatted(text);
        }
        String changed = text;
        if (holds(table, text, "'-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'") && !isOfDefinition(column)) {
            changed = "regexp_replace(%s, '(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}', '\\1' || c.node, 'g')".formatted(changed);
        }
        for (String token : List.of("reference", "name", "email", "town")) {
            boolean found = jdbc.sql("select exists (select from benchmark.of_%s o join benchmark.token c using (k) where position(c.old_%s in %s) > 0)"
                    .formatted(table, token, text)).query(Boolean.class).single();
            if (found) {
                changed = "replace(%1$s, c.old_%2$s, c.%2$s)".formatted(changed, token);
            }
        }
        return changed.equals(text) ? value : column.type().equals("jsonb") ? "(%s)::jsonb".formatted(changed) : changed;
    }

    /** Ids of the engine end with an UUID, that of a definition excepted they belong to the instance. */
    private boolean isOwnKey(String table, Column column) {
        return column.isText() && !isOfDefinition(column) && jdbc.sql(
                        "select coalesce(bool_and(%1$s ~ '%3$s'), false) from benchmark.of_%2$s where %1$s is not null"
                                .formatted(column.name(), table, UUID_AT_THE_END))
                .query(Boolean.class).single();
    }

    private boolean holds(String table, String text, String pattern) {
        return jdbc.sql("select exists (select from benchmark.of_%s o where %s ~ %s)".formatted(table, text, pattern))
                .query(Boolean.class).single();
    }

    private static boolean isOfDefinition(Column column) {
        return column.name().contains("def_id_") || column.name().contains("def_key_") || column.name().contains("definition")
                || column.name().equals("deployment_id_") || column.name().equals("dec_req_id_");
    }
}
