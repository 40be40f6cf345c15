package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Transfers of dossiers from one delegation to another: proposed by the pilot, effective once the receiver accepts. */
@ModelBean
@Transactional
public class Transfers {

    /**
     * A proposed transfer.
     *
     * @param departement whose delegation is asked
     * @param receiver    slug of that delegation
     * @param answer      {@code null} while it is open
     */
    record Transfer(long id, String reference, String departement, String receiver, String reason, String answer,
                    String answerReason) {
    }

    /** A delegation to which a dossier may be transferred. */
    public record Receiver(String departement, String organisation, String name) {
    }

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Rerouting rerouting;
    private final Communes communes;
    private final Directory directory;
    private final RunningProcesses running;
    private final Clock clock;

    Transfers(JdbcClient jdbc, Dossiers dossiers, Rerouting rerouting, Communes communes, Directory directory,
              RunningProcesses running, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.rerouting = rerouting;
        this.communes = communes;
        this.directory = directory;
        this.running = running;
        this.clock = clock;
    }

    /** The other delegations on whose ground the dossier lies: nobody else is competent for it. */
    @Transactional(readOnly = true)
    public List<Receiver> receivers(Dossier dossier) {
        Map<String, Commune> places = communes.findAll(dossier.territory().stream().map(TerritoryPart::commune).toList());
        return places.values().stream().map(Commune::departement).distinct()
                .filter(departement -> !departement.equals(dossier.departement()))
                .sorted()
                .flatMap(departement -> delegation(departement).stream()
                        .map(found -> new Receiver(departement, found.id(), found.name())))
                .toList();
    }

    private Optional<Organisation> delegation(String departement) {
        return List.of(OrganisationKind.ARS_DELEGATION, OrganisationKind.ARS).stream()
                .flatMap(kind -> directory.covering(kind, departement, ParisTime.today(clock)).stream())
                .findFirst();
    }

    /**
     * Asks the delegation of that département to take the dossier over; its path goes on meanwhile.
     *
     * @throws ImpossibleAct when the territory does not reach there, when it is being asked already, or when the path
     *                       cannot be left now
     */
    void propose(String reference, String departement, String reason, String by) {
        Dossier dossier = dossiers.get(reference);
        rerouting.requireTransferable(reference);
        Receiver receiver = receivers(dossier).stream().filter(each -> each.departement().equals(departement)).findFirst()
                .orElseThrow(() -> new ImpossibleAct("dossier.act.transfer.elsewhere", departement));
        if (open(reference).isPresent()) {
            throw new ImpossibleAct("dossier.act.transfer.open");
        }
        jdbc.sql("""
                        insert into dossier_transfer (reference, departement, receiver, reason, requested_at, requested_by)
                        values (:reference, :departement, :receiver, :reason, :at, :by)""")
                .param("reference", reference).param("departement", departement).param("receiver", receiver.organisation())
                .param("reason", reason).param("at", OffsetDateTime.now(clock)).param("by", by)
                .update();
        dossiers.addParticipant(reference, ParticipantRole.ASSOCIATE_DELEGATION, receiver.organisation(), null, by);
        dossiers.journal(reference, JournalEntry.of("transfer.proposed", Visibility.ADMINISTRATIONS, receiver.name())
                .withNote(reason), by);
        running.start(EngineNames.TRANSFER, reference, new HashMap<>(dossiers.card(reference)));
    }

    /** The group of the delegation that is asked. */
    @Transactional(readOnly = true)
    public String receiver(String reference) {
        return directory.groupOf(last(reference).receiver(), Function.HANDLER);
    }

    /** Those who answer for the delegation that is asked. */
    @Transactional(readOnly = true)
    public String receiverSupervisors(String reference) {
        return directory.supervisorsOf(last(reference).receiver());
    }

    void answer(String reference, boolean accepted, String reason, String by) {
        Transfer transfer = open(reference).orElseThrow();
        jdbc.sql("""
                        update dossier_transfer set answer = :answer, answer_reason = :reason, answered_at = :at,
                          answered_by = :by where id = :id""")
                .param("answer", accepted ? "ACCEPTED" : "REFUSED").param("reason", reason)
                .param("at", OffsetDateTime.now(clock)).param("by", by).param("id", transfer.id())
                .update();
        String name = directory.organisation(transfer.receiver()).name();
        dossiers.journal(reference, JournalEntry.of(accepted ? "transfer.accepted" : "transfer.refused",
                Visibility.ADMINISTRATIONS, name).withNote(reason), by);
    }

    /** The dossier has ended before the delegation has answered. */
    void lapse(String reference) {
        open(reference).ifPresent(transfer -> {
            jdbc.sql("update dossier_transfer set answer = 'LAPSED', answered_at = :at where id = :id")
                    .param("at", OffsetDateTime.now(clock)).param("id", transfer.id())
                    .update();
            running.independent(reference).stream()
                    .filter(each -> each.key().equals(EngineNames.TRANSFER))
                    .forEach(each -> running.end(each.id(), "dossier ended"));
        });
    }

    /** Carries out the transfer that was accepted; safe to repeat. */
    void carryOut(String reference) {
        Transfer transfer = last(reference);
        if (!Objects.equals(dossiers.get(reference).departement(), transfer.departement())) {
            rerouting.transfer(reference, transfer.departement(), null);
        }
    }

    @Transactional(readOnly = true)
    Optional<Transfer> open(String reference) {
        return find(reference).filter(transfer -> transfer.answer() == null);
    }

    @Transactional(readOnly = true)
    Optional<Transfer> find(String reference) {
        return jdbc.sql("""
                        select id, reference, departement, receiver, reason, answer, answer_reason from dossier_transfer
                        where reference = :reference order by id desc limit 1""")
                .param("reference", reference)
                .query(Transfers::row)
                .optional();
    }

    private Transfer last(String reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no transfer of " + reference));
    }

    private static Transfer row(ResultSet row, int number) throws SQLException {
        return new Transfer(row.getLong("id"), row.getString("reference"), row.getString("departement"),
                row.getString("receiver"), row.getString("reason"), row.getString("answer"), row.getString("answer_reason"));
    }
}
