package fr.maillage.support.mission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Lot;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.workflow.RefusedSubmission;

/** The framework agreements of the agencies, and what their orders commit. */
@Service
@Transactional
public class FrameworkAgreements {

    private static final String SELECT = """
            select id, version, number, name, region, valid_from, valid_to, ceiling, admission_delay, admission_unit,
                   late_after_days, penalty_divisor, source
            from framework_agreement\s""";

    private final JdbcClient jdbc;
    private final Directory directory;

    FrameworkAgreements(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public List<FrameworkAgreement> all() {
        return jdbc.sql(SELECT + "order by valid_from desc, number").query(this::row).list();
    }

    @Transactional(readOnly = true)
    Optional<FrameworkAgreement> find(long id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::row).optional();
    }

    /** The agreement of the region in force that day that has this lot; the latest one when there are several. */
    @Transactional(readOnly = true)
    Optional<FrameworkAgreement> inForce(String region, Lot lot, LocalDate day) {
        return jdbc.sql(SELECT + "where region = :region order by valid_from desc, id desc")
                .param("region", region)
                .query(this::row).list().stream()
                .filter(agreement -> agreement.isValidOn(day) && agreement.lot(lot).isPresent())
                .findFirst();
    }

    /** Nobody else may order on this agreement until the running transaction ends: two orders never pass a ceiling together. */
    void lock(long id) {
        jdbc.sql("select id from framework_agreement where id = :id for update").param("id", id).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    Ceilings ceilings(FrameworkAgreement agreement, Lot lot) {
        FrameworkLot terms = agreement.lot(lot).orElseThrow();
        return new Ceilings(terms.orderCeiling(), terms.ceiling(), committed(agreement.id(), lot.name()),
                agreement.ceiling(), committed(agreement.id(), null));
    }

    /**
     * Saves an agreement as its administrator has written it.
     *
     * @throws RefusedSubmission                  when a rule is broken
     * @throws OptimisticLockingFailureException when somebody else has saved it meanwhile
     */
    public long save(FrameworkAgreement agreement) {
        check(agreement);
        long id = agreement.id() == null ? insert(agreement) : update(agreement);
        replaceLots(id, agreement.lots());
        return id;
    }

    private void check(FrameworkAgreement agreement) {
        refuseUnless(!agreement.validTo().isBefore(agreement.validFrom()), "validTo", "directory.period.order");
        refuseUnless(all().stream().noneMatch(other -> !other.id().equals(agreement.id())
                && other.number().equals(agreement.number())), "number", "mission.agreement.number.taken");
        refuseUnless(!agreement.lots().isEmpty(), "lots", "mission.agreement.lots.none");
        for (FrameworkLot lot : agreement.lots()) {
            refuseUnless(agreement.ceiling() == null || lot.ceiling() == null || lot.ceiling() <= agreement.ceiling(),
                    "lots." + lot.lot(), "mission.agreement.lot.ceiling");
            Set<Integer> ranks = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (FrameworkHolder holder : lot.holders()) {
                refuseUnless(ranks.add(holder.rank()) && names.add(holder.organisation()), "lots." + lot.lot(),
                        "mission.agreement.holder.twice", holder.organisation());
                refuseUnless(directory.findOrganisation(holder.organisation())
                                .filter(found -> found.kind() == OrganisationKind.CONSULTANT && found.lots().contains(lot.lot()))
                                .isPresent(), "lots." + lot.lot(), "mission.agreement.holder.unknown", holder.organisation());
            }
        }
        if (agreement.id() != null) {
            Set<Lot> ordered = new HashSet<>(jdbc.sql("select distinct lot from mission_order where agreement = :id")
                    .param("id", agreement.id()).query((row, number) -> Lot.valueOf(row.getString(1))).list());
            ordered.removeAll(agreement.lots().stream().map(FrameworkLot::lot).toList());
            refuseUnless(ordered.isEmpty(), "lots", "mission.agreement.lot.ordered");
        }
    }

    private long insert(FrameworkAgreement agreement) {
        return parameters(jdbc.sql("""
                insert into framework_agreement (version, number, name, region, valid_from, valid_to, ceiling,
                  admission_delay, admission_unit, late_after_days, penalty_divisor, source)
                values (0, :number, :name, :region, :from, :to, :ceiling, :delay, :unit, :late, :divisor, :source)
                returning id"""), agreement).query(Long.class).single();
    }

    private long update(FrameworkAgreement agreement) {
        int updated = parameters(jdbc.sql("""
                update framework_agreement
                set version = version + 1, number = :number, name = :name, region = :region, valid_from = :from,
                    valid_to = :to, ceiling = :ceiling, admission_delay = :delay, admission_unit = :unit,
                    late_after_days = :late, penalty_divisor = :divisor, source = :source
                where id = :id and version = :version"""), agreement)
                .param("id", agreement.id()).param("version", agreement.version()).update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("framework agreement " + agreement.id());
        }
        return agreement.id();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, FrameworkAgreement agreement) {
        AdmissionDelay delay = agreement.admissionDelay();
        return statement.param("number", agreement.number()).param("name", agreement.name())
                .param("region", agreement.region()).param("from", agreement.validFrom()).param("to", agreement.validTo())
                .param("ceiling", agreement.ceiling()).param("delay", delay == null ? null : delay.amount())
                .param("unit", delay == null ? null : delay.unit().name()).param("late", agreement.lateAfterDays())
                .param("divisor", agreement.penaltyDivisor()).param("source", agreement.source());
    }

    /** Lots that have orders stay where they are, since the orders point to them. */
    private void replaceLots(long id, List<FrameworkLot> lots) {
        jdbc.sql("delete from framework_holder where agreement = :id").param("id", id).update();
        jdbc.sql("delete from framework_lot where agreement = :id and lot not in (:kept)").param("id", id)
                .param("kept", lots.stream().map(each -> each.lot().name()).toList()).update();
        for (FrameworkLot lot : lots) {
            jdbc.sql("""
                    insert into framework_lot (agreement, lot, mode, ceiling, order_ceiling)
                    values (:id, :lot, :mode, :ceiling, :orderCeiling)
                    on conflict (agreement, lot) do update set mode = excluded.mode, ceiling = excluded.ceiling,
                      order_ceiling = excluded.order_ceiling""")
                    .param("id", id).param("lot", lot.lot().name()).param("mode", lot.mode().name())
                    .param("ceiling", lot.ceiling()).param("orderCeiling", lot.orderCeiling()).update();
            lot.holders().forEach(holder -> jdbc.sql("""
                    insert into framework_holder (agreement, lot, organisation, rank)
                    values (:id, :lot, :organisation, :rank)""")
                    .param("id", id).param("lot", lot.lot().name()).param("organisation", holder.organisation())
                    .param("rank", holder.rank()).update());
        }
    }

    private long committed(long agreement, String lot) {
        return jdbc.sql("""
                select coalesce(sum(committed), 0) from mission_order
                where agreement = :agreement and (cast(:lot as text) is null or lot = :lot)""")
                .param("agreement", agreement).param("lot", lot).query(Long.class).single();
    }

    private FrameworkAgreement row(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        String unit = row.getString("admission_unit");
        return new FrameworkAgreement(id, row.getInt("version"), row.getString("number"), row.getString("name"),
                row.getString("region"), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class), row.getObject("ceiling", Long.class),
                unit == null ? null : new AdmissionDelay(row.getInt("admission_delay"), AdmissionDelay.Unit.valueOf(unit)),
                row.getObject("late_after_days", Integer.class), row.getObject("penalty_divisor", Integer.class),
                row.getString("source"), lots(id));
    }

    private List<FrameworkLot> lots(long agreement) {
        return jdbc.sql("select lot, mode, ceiling, order_ceiling from framework_lot where agreement = :id order by lot")
                .param("id", agreement)
                .query((row, number) -> new FrameworkLot(Lot.valueOf(row.getString("lot")),
                        LotMode.valueOf(row.getString("mode")), row.getObject("ceiling", Long.class),
                        row.getObject("order_ceiling", Long.class), holders(agreement, row.getString("lot"))))
                .list();
    }

    private List<FrameworkHolder> holders(long agreement, String lot) {
        return new ArrayList<>(jdbc.sql("""
                select organisation, rank from framework_holder where agreement = :id and lot = :lot order by rank""")
                .param("id", agreement).param("lot", lot)
                .query((row, number) -> new FrameworkHolder(row.getString("organisation"), row.getInt("rank"))).list());
    }

    private static void refuseUnless(boolean kept, String field, String messageKey, Object... arguments) {
        if (!kept) {
            throw new RefusedSubmission(field, messageKey, arguments);
        }
    }
}
