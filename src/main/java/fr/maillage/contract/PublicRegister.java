package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;

/** What anybody may know of the structures that work today: where they are, whom one calls. Never a lead, a team, a dossier. */
@Service
@Transactional(readOnly = true)
class PublicRegister {

    static final int ROWS = 50;
    private static final int COMMUNES = 20;

    /** @param communes names of those that it covers, or where its sites are */
    record Listed(String reference, StructureType type, String name, String departement, String communes) {
    }

    /** What was said for the public when the structure was announced or opened; {@code null} where nothing was. */
    record PublicContact(String name, String email, String telephone, String hours) {
    }

    private final JdbcClient jdbc;
    private final Communes communes;
    private final Clock clock;

    PublicRegister(JdbcClient jdbc, Communes communes, Clock clock) {
        this.jdbc = jdbc;
        this.communes = communes;
        this.clock = clock;
    }

    /**
     * Those whose name has these words, or that cover the commune, by name.
     *
     * @param asked a commune or words of a name; {@code null} for all
     */
    List<Listed> find(String asked) {
        List<String> places = asked == null ? List.of()
                : communes.search(asked, null, COMMUNES).stream().map(found -> found.commune().code()).toList();
        return jdbc.sql("""
                        select s.dossier as reference, s.type, s.name, s.departement,
                               (select string_agg(c.name, ', ' order by p.position) from structure_part p
                                  join commune c on c.code = p.commune
                                 where p.structure = s.id and p.since <= :day and (p.until is null or p.until > :day)) as communes
                          from structure s
                         where s.opened_on <= :day and (s.ended_on is null or s.ended_on > :day)
                           and (:asked::text is null or s.name ilike :asked
                                or s.id in (select p.structure from structure_part p where p.commune = any(:places)
                                               and p.since <= :day and (p.until is null or p.until > :day)))
                         order by s.name, s.dossier limit :limit""")
                .param("day", today())
                .param("asked", asked == null ? null : "%" + asked.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("places", places.toArray(String[]::new))
                .param("limit", ROWS)
                .query(Listed.class)
                .list();
    }

    PublicContact contact(String reference) {
        return jdbc.sql("""
                        select content ->> 'publicContact' as name, content ->> 'publicEmail' as email,
                               content ->> 'publicPhone' as telephone, content ->> 'hours' as hours
                          from task_record
                         where reference = :reference and task in ('publishAndAnnounce', 'recordOpening')
                           and (content ->> 'publicContact' is not null or content ->> 'hours' is not null)
                         order by id desc limit 1""")
                .param("reference", reference)
                .query(PublicContact.class)
                .optional()
                .orElseGet(() -> new PublicContact(null, null, null, null));
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
