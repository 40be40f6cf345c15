package fr.maillage.territory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.RefusedSubmission;

/** Imports what no package offers: rural classes and zones. A file is taken as a whole or not at all, in place of the last. */
@Service
class Imports {

    /** A file with where it comes from. */
    record Source(String fileName, String origin, LocalDate asOf, String importedBy) {
    }

    record Past(ImportKind kind, String fileName, String origin, LocalDate asOf, int rowCount, OffsetDateTime importedAt,
                String importedBy) {
    }

    private static final List<String> DOCTOR_ZONES = List.of("ZIP", "ZAC", "HZ", "ZV", "HV");
    private static final int LONGEST = 120;

    private final JdbcClient jdbc;
    private final Communes communes;
    private final Clock clock;

    Imports(JdbcClient jdbc, Communes communes, Clock clock) {
        this.jdbc = jdbc;
        this.communes = communes;
        this.clock = clock;
    }

    /** The imports so far, the last first. */
    List<Past> past() {
        return jdbc.sql("""
                        select kind, file_name, origin, as_of, row_count, imported_at, imported_by
                          from territory_import order by id desc limit 50""")
                .query((row, number) -> new Past(
                        ImportKind.valueOf(row.getString("kind")),
                        row.getString("file_name"),
                        row.getString("origin"),
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("row_count"),
                        row.getObject("imported_at", OffsetDateTime.class),
                        row.getString("imported_by")))
                .list();
    }

    /**
     * Rural classes, as the national list has them: code of the commune and class.
     *
     * @throws RefusedSubmission when the file is no such table
     */
    @Transactional
    ImportOutcome rural(byte[] content, Source source) {
        ImportedTable table = ImportedTable.read(content);
        int code = table.column(Imports::isCommuneCode);
        int level = table.column(name -> name.startsWith("classement"));
        if (code < 0 || level < 0) {
            throw new RefusedSubmission("file", "territory.import.frr.columns");
        }
        Reading reading = new Reading(table, code);
        Map<String, FrrClass> classes = new TreeMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ImportedTable.Line line : table.lines()) {
            Commune commune = reading.commune(line);
            FrrClass found = FrrClass.read(line.cell(level)).orElse(null);
            if (found == null) {
                reading.refuse(line, "territory.import.frr.class", line.cell(level));
            }
            if (commune != null && found != null && reading.isFirst(line, "")) {
                counts.merge(found.text(), 1, Integer::sum);
                // communes merged since, that had different classes, make one that is rural in part
                classes.merge(commune.code(), found, (one, other) -> one == other ? one : FrrClass.IN_PART);
            }
        }
        if (reading.refusals.isEmpty()) {
            jdbc.sql("lock table frr_class in exclusive mode").update();
            jdbc.sql("delete from frr_class").update();
            jdbc.sql("insert into frr_class (commune, class) select * from unnest(:communes, :classes)")
                    .param("communes", classes.keySet().toArray(String[]::new))
                    .param("classes", classes.values().stream().map(Enum::name).toArray(String[]::new))
                    .update();
            remember(ImportKind.FRR, content, source, classes.size());
        }
        return new ImportOutcome(classes.size(), counts, reading.refusals);
    }

    private record Zone(String commune, String profession, String qpv, String zone, LocalDate decidedOn, String tvs) {
    }

    /**
     * Zones: code of the commune, profession, zone, date of the order, TVS, and a quarter (QPV) where it has its own.
     *
     * @throws RefusedSubmission when the file is no such table
     */
    @Transactional
    ImportOutcome zoning(byte[] content, Source source) {
        ImportedTable table = ImportedTable.read(content);
        int code = table.column(Imports::isCommuneCode);
        int profession = table.column(name -> name.startsWith("profession"));
        int zone = table.column(name -> name.startsWith("zon"));
        if (code < 0 || profession < 0 || zone < 0) {
            throw new RefusedSubmission("file", "territory.import.zoning.columns");
        }
        int date = table.column(name -> name.contains("date") || name.contains("arrete"));
        int tvs = table.column(name -> name.contains("tvs"));
        int qpv = table.column(name -> name.contains("qpv"));
        Reading reading = new Reading(table, code);
        List<Zone> zones = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ImportedTable.Line line : table.lines()) {
            Commune commune = reading.commune(line);
            String who = reading.text(line, profession, "territory.import.zoning.profession");
            String what = reading.text(line, zone, "territory.import.zoning.zone-missing");
            LocalDate decidedOn = reading.date(line, date);
            if (commune == null || who == null || what == null) {
                continue;
            }
            boolean doctors = profession(who).equals(Zoning.DOCTORS);
            String named = doctors ? what.toUpperCase() : what;
            if (doctors && !DOCTOR_ZONES.contains(named)) {
                reading.refuse(line, "territory.import.zoning.zone", what, String.join(", ", DOCTOR_ZONES));
            } else if (reading.isFirst(line, profession(who) + " " + line.cell(qpv))) {
                counts.merge(who + " : " + named, 1, Integer::sum);
                zones.add(new Zone(commune.code(), who, blankToNull(line.cell(qpv)), named, decidedOn, blankToNull(line.cell(tvs))));
            }
        }
        if (reading.refusals.isEmpty()) {
            replaceZones(zones);
            remember(ImportKind.ZONING, content, source, zones.size());
        }
        return new ImportOutcome((int) zones.stream().map(Zone::commune).distinct().count(), counts, reading.refusals);
    }

    private void replaceZones(List<Zone> zones) {
        jdbc.sql("lock table profession_zone in exclusive mode").update();
        jdbc.sql("delete from profession_zone").update();
        jdbc.sql("""
                        insert into profession_zone (commune, profession, profession_key, qpv, zone, decided_on, tvs)
                        select * from unnest(:communes, :professions, :keys, :quarters, :zones, :dates, :tvs)
                        on conflict do nothing""")
                .param("communes", zones.stream().map(Zone::commune).toArray(String[]::new))
                .param("professions", zones.stream().map(Zone::profession).toArray(String[]::new))
                .param("keys", zones.stream().map(zone -> profession(zone.profession())).toArray(String[]::new))
                .param("quarters", zones.stream().map(Zone::qpv).toArray(String[]::new))
                .param("zones", zones.stream().map(Zone::zone).toArray(String[]::new))
                .param("dates", zones.stream().map(zone -> zone.decidedOn() == null ? null : Date.valueOf(zone.decidedOn()))
                        .toArray(Date[]::new))
                .param("tvs", zones.stream().map(Zone::tvs).toArray(String[]::new))
                .update();
    }

    /** Keeps what was imported, for the list of the past imports. */
    void remember(ImportKind kind, byte[] content, Source source, int rows) {
        jdbc.sql("""
                        insert into territory_import
                          (kind, file_name, origin, as_of, row_count, sha256, imported_at, imported_by)
                        values (:kind, :fileName, :origin, :asOf, :rows, :sha256, :importedAt, :importedBy)""")
                .param("kind", kind.name())
                .param("fileName", source.fileName())
                .param("origin", source.origin())
                .param("asOf", source.asOf())
                .param("rows", rows)
                .param("sha256", sha256(content))
                .param("importedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("importedBy", source.importedBy())
                .update();
    }

    /** Reads the lines one by one and keeps what is wrong with them. */
    private final class Reading {

        private final int codeColumn;
        private final Map<String, Commune> known;
        private final Map<String, Long> seen = new HashMap<>();
        private final List<ImportOutcome.Refusal> refusals = new ArrayList<>();

        private Reading(ImportedTable table, int codeColumn) {
            this.codeColumn = codeColumn;
            Collection<String> codes = table.lines().stream().map(this::code).distinct().toList();
            this.known = communes.findAll(codes);
        }

        /** A spreadsheet takes « 01001 » for a number and drops its zero. */
        private String code(ImportedTable.Line line) {
            String code = line.cell(codeColumn).toUpperCase();
            return code.matches("\\d{4}") ? "0" + code : code;
        }

        private Commune commune(ImportedTable.Line line) {
            Commune commune = known.get(code(line));
            if (commune == null) {
                refuse(line, "territory.import.commune", line.cell(codeColumn));
            }
            return commune;
        }

        private String text(ImportedTable.Line line, int column, String messageKey) {
            String text = line.cell(column);
            if (text.isEmpty()) {
                refuse(line, messageKey);
                return null;
            }
            if (text.length() > LONGEST) {
                refuse(line, "territory.import.long", LONGEST);
                return null;
            }
            return text;
        }

        private LocalDate date(ImportedTable.Line line, int column) {
            String text = line.cell(column);
            try {
                if (text.isEmpty()) {
                    return null;
                }
                return ImportedTable.day(text);
            } catch (DateTimeParseException e) {
                refuse(line, "territory.import.date", text);
                return null;
            }
        }

        private boolean isFirst(ImportedTable.Line line, String what) {
            Long earlier = seen.putIfAbsent(code(line) + " " + what, line.number());
            if (earlier != null) {
                refuse(line, "territory.import.twice", code(line), earlier);
            }
            return earlier == null;
        }

        private void refuse(ImportedTable.Line line, String messageKey, Object... arguments) {
            refusals.add(new ImportOutcome.Refusal(line.number(), messageKey, arguments));
        }
    }

    private static boolean isCommuneCode(String column) {
        return column.contains("insee") || column.equals("code commune");
    }

    /** « Médecins » and « médecin généraliste » are the doctors of the zoning. */
    private static String profession(String name) {
        String key = PlaceName.key(name);
        return key.startsWith(Zoning.DOCTORS) ? Zoning.DOCTORS : key;
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
