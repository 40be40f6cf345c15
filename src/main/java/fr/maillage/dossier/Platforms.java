package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;

/**
 * Plateformes territoriales d'appui, which are history: recorded as they were, never on a path. Most became part of a DAC
 * by July 2022 (law of 24 July 2019, art. 23).
 */
@Service
@Transactional
public class Platforms {

    /**
     * A project that a platform carried with others.
     *
     * @param carrying how it was carried, for instance « portage tripartite »
     */
    public record Partnership(String name, List<String> partners, String object, String carrying) {
    }

    /**
     * A platform as its papers tell it.
     *
     * @param carrier     body that carried it
     * @param seatCommune INSEE code, one of the communes
     * @param openedOn    first known day of service
     * @param inauguratedOn day of the inauguration; {@code null} when not known
     * @param attendees   who was there that day
     */
    public record PlatformHistory(String name, String carrier, List<TerritoryPart> communes, String seatCommune,
                                  LocalDate openedOn, LocalDate inauguratedOn, List<String> attendees,
                                  List<Partnership> partnerships) {
    }

    /**
     * A recorded platform.
     *
     * @param integratedInto reference of the DAC of which it has become part; {@code null} before
     */
    public record Platform(String reference, String carrier, LocalDate openedOn, LocalDate inauguratedOn,
                           List<String> attendees, LocalDate integratedOn, String integratedInto,
                           List<Partnership> partnerships) {
    }

    private final Dossiers dossiers;
    private final Links links;
    private final JdbcClient jdbc;

    Platforms(Dossiers dossiers, Links links, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.links = links;
        this.jdbc = jdbc;
    }

    /**
     * Records a platform as a dossier in service since its opening; nothing of it runs. The reference carries the year of
     * the opening.
     *
     * @param by engine user id; {@code null} for the application
     */
    public Dossier record(PlatformHistory history, String by) {
        Dossier dossier = dossiers.recordHistory(new Declaration(UUID.randomUUID().toString(), Origin.SPOTTED,
                StructureType.PTA, history.name(), null, history.communes(), history.seatCommune(), List.of(), Set.of(),
                null), history.openedOn(), by);
        jdbc.sql("""
                        insert into platform (dossier, carrier, opened_on, inaugurated_on, attendees)
                        values (:dossier, :carrier, :openedOn, :inauguratedOn, :attendees)""")
                .param("dossier", dossier.reference())
                .param("carrier", history.carrier())
                .param("openedOn", history.openedOn())
                .param("inauguratedOn", history.inauguratedOn())
                .param("attendees", history.attendees().toArray(String[]::new))
                .update();
        history.partnerships().forEach(partnership -> jdbc.sql("""
                        insert into platform_partnership (platform, name, partners, object, carrying)
                        values (:platform, :name, :partners, :object, :carrying)""")
                .param("platform", dossier.reference())
                .param("name", partnership.name())
                .param("partners", partnership.partners().toArray(String[]::new))
                .param("object", partnership.object())
                .param("carrying", partnership.carrying())
                .update());
        return dossier;
    }

    @Transactional(readOnly = true)
    public Optional<Platform> find(String reference) {
        return jdbc.sql("""
                        select carrier, opened_on, inaugurated_on, attendees, integrated_on, integrated_into
                        from platform where dossier = :dossier""")
                .param("dossier", reference)
                .query((row, number) -> new Platform(reference, row.getString("carrier"),
                        row.getObject("opened_on", LocalDate.class), row.getObject("inaugurated_on", LocalDate.class),
                        List.of((String[]) row.getArray("attendees").getArray()),
                        row.getObject("integrated_on", LocalDate.class), row.getString("integrated_into"),
                        partnerships(reference)))
                .optional();
    }

    private List<Partnership> partnerships(String reference) {
        return jdbc.sql("""
                        select name, partners, object, carrying from platform_partnership
                        where platform = :platform order by id""")
                .param("platform", reference)
                .query((row, number) -> new Partnership(row.getString("name"),
                        List.of((String[]) row.getArray("partners").getArray()), row.getString("object"),
                        row.getString("carrying")))
                .list();
    }

    /** The platform has become part of a DAC; nothing happens when that is recorded already. */
    void integrate(String reference, String dac, LocalDate day) {
        int changed = jdbc.sql("""
                        update platform set integrated_on = :day, integrated_into = :dac
                        where dossier = :dossier and integrated_into is null""")
                .param("day", day)
                .param("dac", dac)
                .param("dossier", reference)
                .update();
        if (changed > 0) {
            links.link(dac, LinkType.SUCCEEDS, reference, null);
            dossiers.enter(reference, Stage.CEASED);
        }
    }
}
