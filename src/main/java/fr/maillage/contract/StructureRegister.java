package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Milestones;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;

/**
 * The register of structures that exist, each born from a dossier: its four dates, its end, and its size, territory and
 * sites with their time, so that it can be read at a past date.
 */
@Service
@Transactional
class StructureRegister {

    private static final String COLUMNS = """
            select id, dossier, type, name, region, departement, population, size_class, finess_legal_entity,
                   finess_establishment, validated_on, contract_signed_on, finess_recorded_on, opened_on,
                   contract_ended_on, ended_on, end_kind
            from structure\s""";

    private final JdbcClient jdbc;
    private final Contracting contracting;
    private final Dossiers dossiers;
    private final Clock clock;

    StructureRegister(JdbcClient jdbc, Contracting contracting, Dossiers dossiers, Clock clock) {
        this.jdbc = jdbc;
        this.contracting = contracting;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Whether another structure has that number of establishment, as its own or for one of its sites. */
    @Transactional(readOnly = true)
    boolean isTaken(String establishment, String exceptReference) {
        return jdbc.sql("""
                        select exists (select from structure
                                       where finess_establishment = :establishment and dossier <> :dossier)
                            or exists (select from structure_site t join structure s on s.id = t.structure
                                       where t.finess_establishment = :establishment and s.dossier <> :dossier)""")
                .param("establishment", establishment)
                .param("dossier", exceptReference)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Structure> find(String reference) {
        return jdbc.sql(COLUMNS + "where dossier = :dossier").param("dossier", reference)
                .query(Structure.class).optional();
    }

    /**
     * Enters the structure of the dossier, or brings what its dossier has reached since. A community opens the day it is
     * entered, having no premises to open; others when their opening is recorded.
     */
    void enter(String reference) {
        boolean isNew = find(reference).isEmpty();
        Dossier dossier = dossiers.get(reference);
        if (isNew && dossier.type() == StructureType.CPTS && !dossier.stage().isEnd()
                && dossier.milestones().openedOn() == null) {
            dossiers.recordOpening(reference, today(), null);
            dossier = dossiers.get(reference);
        }
        if (isNew) {
            insert(dossier);
            dossiers.journal(reference, JournalEntry.of("structure.registered", Visibility.LEAD, dossier.name()), null);
        } else {
            refresh(dossier);
        }
        recordMainSite(dossier);
        recordOtherSites(dossier);
    }

    /** The structure works: it is in the register, and open, since the day its dossier says or else today. */
    void open(String reference) {
        if (dossiers.get(reference).milestones().openedOn() == null) {
            dossiers.recordOpening(reference, today(), null);
        }
        enter(reference);
    }

    private void insert(Dossier dossier) {
        FrozenSize size = dossier.frozenSize().orElse(new FrozenSize(dossier.population(), dossier.sizeClass()));
        Milestones dates = dossier.milestones();
        long id = jdbc.sql("""
                        insert into structure
                          (dossier, type, name, region, departement, population, size_class, contract,
                           finess_legal_entity, finess_establishment, validated_on, contract_signed_on,
                           finess_recorded_on, opened_on, registered_at)
                        values
                          (:dossier, :type, :name, :region, :departement, :population, :sizeClass, :contract,
                           :legalEntity, :establishment, :validatedOn, :contractSignedOn, :finessRecordedOn, :openedOn,
                           :registeredAt)
                        returning id""")
                .param("dossier", dossier.reference())
                .param("type", dossier.type().name())
                .param("name", dossier.name())
                .param("region", dossier.region())
                .param("departement", dossier.departement())
                .param("population", size.population())
                .param("sizeClass", size.sizeClass())
                .param("contract", contractOf(dossier))
                .param("legalEntity", dossier.finessLegalEntity().orElse(null))
                .param("establishment", dossier.finessEstablishment().orElse(null))
                .param("validatedOn", dates.validatedOn())
                .param("contractSignedOn", dates.contractSignedOn())
                .param("finessRecordedOn", dates.finessRecordedOn())
                .param("openedOn", dates.openedOn())
                .param("registeredAt", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        LocalDate since = Stream.of(dates.validatedOn(), dates.contractSignedOn(), dates.finessRecordedOn(), dates.openedOn())
                .filter(Objects::nonNull).min(LocalDate::compareTo).orElseGet(this::today);
        insertSize(id, since, size.population(), size.sizeClass());
        insertParts(id, dossier.territory(), since);
    }

    /** Earlier dates stay: an amendment or a second validation is no other birth. */
    private void refresh(Dossier dossier) {
        Milestones dates = dossier.milestones();
        jdbc.sql("""
                        update structure set name = :name, region = :region, departement = :departement,
                               contract = :contract, finess_legal_entity = :legalEntity,
                               finess_establishment = :establishment,
                               validated_on = coalesce(validated_on, :validatedOn),
                               contract_signed_on = coalesce(contract_signed_on, :contractSignedOn),
                               finess_recorded_on = coalesce(finess_recorded_on, :finessRecordedOn),
                               opened_on = coalesce(opened_on, :openedOn)
                        where dossier = :dossier""")
                .param("name", dossier.name())
                .param("region", dossier.region())
                .param("departement", dossier.departement())
                .param("contract", contractOf(dossier))
                .param("legalEntity", dossier.finessLegalEntity().orElse(null))
                .param("establishment", dossier.finessEstablishment().orElse(null))
                .param("validatedOn", dates.validatedOn())
                .param("contractSignedOn", dates.contractSignedOn())
                .param("finessRecordedOn", dates.finessRecordedOn())
                .param("openedOn", dates.openedOn())
                .param("dossier", dossier.reference())
                .update();
    }

    private Long contractOf(Dossier dossier) {
        return contracting.inForce(dossier.reference()).map(Contract::id).orElse(null);
    }

    private void recordMainSite(Dossier dossier) {
        if (dossier.finessEstablishment().isEmpty()) {
            return;
        }
        long structure = find(dossier.reference()).orElseThrow().id();
        int updated = jdbc.sql("""
                        update structure_site set finess_establishment = :establishment, name = :name, commune = :commune
                        where structure = :structure and kind = 'MAIN'""")
                .param("establishment", dossier.finessEstablishment().get())
                .param("name", dossier.name())
                .param("commune", dossier.seatCommune().orElse(null))
                .param("structure", structure)
                .update();
        if (updated == 0) {
            addSite(structure, dossier.name(), StructureSite.Kind.MAIN, dossier.seatCommune().orElse(null),
                    dossier.finessEstablishment().get(),
                    Optional.ofNullable(dossier.milestones().finessRecordedOn()).orElseGet(this::today));
        }
    }

    /** A MSP is labelled with its sites; the first one is the main site. */
    private void recordOtherSites(Dossier dossier) {
        jdbc.sql("""
                        insert into structure_site (structure, name, kind, commune, finess_establishment, since)
                        select s.id, m.name, 'SECONDARY', null, m.finess, s.finess_recorded_on
                        from msp_site m join structure s on s.dossier = m.reference
                        where m.reference = :dossier and m.position > 0 and m.finess is not null
                          and not exists (select from structure_site known where known.finess_establishment = m.finess)""")
                .param("dossier", dossier.reference())
                .update();
    }

    void addSite(long structure, String name, StructureSite.Kind kind, String commune, String finess, LocalDate since) {
        jdbc.sql("""
                        insert into structure_site (structure, name, kind, commune, finess_establishment, since)
                        values (:structure, :name, :kind, :commune, :finess, :since)""")
                .param("structure", structure)
                .param("name", name)
                .param("kind", kind.name())
                .param("commune", commune)
                .param("finess", finess)
                .param("since", since)
                .update();
    }

    @Transactional(readOnly = true)
    List<StructureSite> sites(Structure structure) {
        return jdbc.sql("""
                        select id, name, kind, commune, finess_establishment, since, until from structure_site
                        where structure = :structure order by since, id""")
                .param("structure", structure.id()).query(StructureSite.class).list();
    }

    /** The communes, or parts of communes, that it covered on that day. */
    @Transactional(readOnly = true)
    List<TerritoryPart> territoryOn(Structure structure, LocalDate day) {
        return jdbc.sql("""
                        select commune, part, population, source from structure_part
                        where structure = :structure and since <= :day and (until is null or until > :day)
                        order by position""")
                .param("structure", structure.id()).param("day", day).query(TerritoryPart.class).list();
    }

    /** Population and size class on that day; the size of a contract is frozen at its signature. */
    @Transactional(readOnly = true)
    Optional<FrozenSize> sizeOn(Structure structure, LocalDate day) {
        return jdbc.sql("""
                        select population, size_class from structure_size
                        where structure = :structure and since <= :day order by since desc limit 1""")
                .param("structure", structure.id()).param("day", day).query(FrozenSize.class).optional();
    }

    /** Brings the territory and the size that the dossier has now; what they were until then stays readable. */
    void changeTerritory(String reference, LocalDate since) {
        Structure structure = find(reference).orElseThrow();
        Dossier dossier = dossiers.get(reference);
        List<TerritoryPart> before = territoryOn(structure, since);
        if (!before.equals(dossier.territory())) {
            jdbc.sql("delete from structure_part where structure = :structure and since >= :since")
                    .param("structure", structure.id()).param("since", since).update();
            jdbc.sql("update structure_part set until = :since where structure = :structure and until is null")
                    .param("structure", structure.id()).param("since", since).update();
            insertParts(structure.id(), dossier.territory(), since);
        }
        resize(structure, dossier.population(), dossier.sizeClass(), since);
    }

    /** The population and size class that the contract has from today on. */
    void resize(String reference) {
        FrozenSize size = dossiers.get(reference).frozenSize().orElseThrow();
        find(reference).ifPresent(structure -> resize(structure, size.population(), size.sizeClass(), today()));
    }

    private void resize(Structure structure, Integer population, Integer sizeClass, LocalDate since) {
        jdbc.sql("delete from structure_size where structure = :structure and since >= :since")
                .param("structure", structure.id()).param("since", since).update();
        insertSize(structure.id(), since, population, sizeClass);
        jdbc.sql("update structure set population = :population, size_class = :sizeClass where id = :structure")
                .param("population", population).param("sizeClass", sizeClass).param("structure", structure.id()).update();
    }

    private void insertSize(long structure, LocalDate since, Integer population, Integer sizeClass) {
        jdbc.sql("""
                        insert into structure_size (structure, since, population, size_class)
                        values (:structure, :since, :population, :sizeClass)""")
                .param("structure", structure)
                .param("since", since)
                .param("population", population)
                .param("sizeClass", sizeClass)
                .update();
    }

    private void insertParts(long structure, List<TerritoryPart> parts, LocalDate since) {
        int first = jdbc.sql("select coalesce(max(position) + 1, 0) from structure_part where structure = :structure")
                .param("structure", structure).query(Integer.class).single();
        for (int index = 0; index < parts.size(); index++) {
            TerritoryPart part = parts.get(index);
            jdbc.sql("""
                            insert into structure_part (structure, position, commune, part, population, source, since)
                            values (:structure, :position, :commune, :part, :population, :source, :since)""")
                    .param("structure", structure)
                    .param("position", first + index)
                    .param("commune", part.commune())
                    .param("part", part.part())
                    .param("population", part.population())
                    .param("source", part.source())
                    .param("since", since)
                    .update();
        }
    }

    /** The contract has come to an end, the structure goes on; once only. */
    void endContract(String reference, LocalDate day) {
        int ended = jdbc.sql("""
                        update structure set contract_ended_on = :day
                        where dossier = :dossier and contract_ended_on is null""")
                .param("day", day).param("dossier", reference).update();
        if (ended > 0) {
            dossiers.journal(reference, JournalEntry.of("structure.contractEnded", Visibility.LEAD), null);
        }
    }

    /** A contract is in force again. */
    void renewContract(String reference) {
        jdbc.sql("update structure set contract_ended_on = null where dossier = :dossier")
                .param("dossier", reference).update();
    }

    /** The structure has come to its end on that day; once only. */
    void end(String reference, EndKind kind, LocalDate day) {
        int ended = jdbc.sql("""
                        update structure set ended_on = :day, end_kind = :kind,
                               contract_ended_on = coalesce(contract_ended_on, case when contract is null then null else :day::date end)
                        where dossier = :dossier and ended_on is null""")
                .param("day", day).param("kind", kind.name()).param("dossier", reference).update();
        if (ended > 0) {
            jdbc.sql("""
                            update structure_site set until = :day
                            where until is null and structure = (select id from structure where dossier = :dossier)""")
                    .param("day", day).param("dossier", reference).update();
            dossiers.journal(reference, JournalEntry.of("structure.ended." + kind, Visibility.LEAD), null);
        }
    }

    /** The end entered today, when nobody has said another day before. */
    void end(String reference, EndKind kind) {
        end(reference, kind, today());
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
