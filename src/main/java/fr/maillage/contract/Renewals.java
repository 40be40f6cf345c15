package fr.maillage.contract;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/** The ends of contracts as {@code contract-renewal} asks about them; {@code contract} is the number of a contract. */
@ModelBean
@Transactional
public class Renewals {

    static final String ROW = "contract";

    private final JdbcClient jdbc;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final Actors actors;
    private final RunningProcesses running;
    private final ContractWords words;

    Renewals(JdbcClient jdbc, FollowUpDates dates, Dossiers dossiers, Actors actors, RunningProcesses running,
             ContractWords words) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.dossiers = dossiers;
        this.actors = actors;
        this.running = running;
        this.words = words;
    }

    public Date opensOn(long contract) {
        return FollowUpDates.startOf(dates.before(get(contract).endsOn(), "renewal.opening"));
    }

    public Date decisionDue(long contract) {
        return FollowUpDates.endOf(dates.before(get(contract).endsOn(), "renewal.decision"));
    }

    public Date endsOn(long contract) {
        return FollowUpDates.startOf(get(contract).endsOn());
    }

    public boolean isPast(long contract) {
        Renewal renewal = get(contract);
        return dates.isPast(renewal.openedOn(), Stream.of(dates.before(renewal.endsOn(), "renewal.opening")));
    }

    /** Who decides: delegation and caisse, but the agency for a device under CPOM. */
    public String parties(String reference) {
        return isUnderCpom(reference) ? actors.arsHeadquarters(reference) : actors.pilotPair(reference);
    }

    public String drafters(String reference) {
        return isUnderCpom(reference) ? actors.arsHeadquarters(reference) : actors.cpam(reference);
    }

    private boolean isUnderCpom(String reference) {
        return dossiers.get(reference).type() == StructureType.DAC;
    }

    /** Follows the end of the contract, unless that is done; a contract whose duration nobody has recorded has none. */
    void open(Contract contract) {
        if (find(contract.id()).isEmpty()) {
            contract.endsOn().ifPresent(end -> start(contract.id(), contract.dossier(), end));
        }
    }

    private void start(long contract, String reference, LocalDate end) {
        jdbc.sql("""
                        insert into contract_renewal (contract, dossier, opened_on, ends_on)
                        values (:contract, :dossier, :openedOn, :endsOn)""")
                .param("contract", contract).param("dossier", reference)
                .param("openedOn", dates.today()).param("endsOn", end).update();
        run(contract, reference);
    }

    private void run(long contract, String reference) {
        Map<String, Object> variables = dossiers.card(reference);
        variables.put(ROW, contract);
        running.start(EngineNames.CONTRACT_RENEWAL, reference, variables);
    }

    /** The contract was renewed as it stands: its new end is followed like the first. */
    void followNewTerm(long contract) {
        Renewal renewal = get(contract);
        if (renewal.renewedUntil() != null) {
            jdbc.sql("""
                            update contract_renewal set opened_on = :today, ends_on = renewed_until, renewed_until = null,
                                   decision = null, decided_on = null
                            where contract = :contract""")
                    .param("today", dates.today()).param("contract", contract).update();
            run(contract, renewal.dossier());
        }
    }

    @Transactional(readOnly = true)
    Renewal get(long contract) {
        return find(contract).orElseThrow();
    }

    @Transactional(readOnly = true)
    Optional<Renewal> find(long contract) {
        return jdbc.sql("select * from contract_renewal where contract = :contract").param("contract", contract)
                .query(Renewal.class).optional();
    }

    /** The latest of the dossier. */
    @Transactional(readOnly = true)
    Optional<Renewal> of(String reference) {
        return jdbc.sql("select * from contract_renewal where dossier = :dossier order by contract desc limit 1")
                .param("dossier", reference).query(Renewal.class).optional();
    }

    void decide(long contract, PrepareRenewal form, String by) {
        jdbc.sql("""
                        update contract_renewal set decision = :decision, decided_on = :today, assessment = :assessment,
                               requests = :requests, reason = :reason, population = :population
                        where contract = :contract""")
                .param("decision", form.renewal().name()).param("today", dates.today())
                .param("assessment", form.assessment()).param("requests", form.requests())
                .param("reason", form.reason()).param("population", form.population())
                .param("contract", contract).update();
        dossiers.journal(get(contract).dossier(), JournalEntry.of("renewal." + form.renewal(), Visibility.LEAD)
                .withNote(form.reason()), by);
    }

    void record(long contract, RecordRenewal form, String by) {
        jdbc.sql("""
                        update contract_renewal set signed_on = :signedOn, renewed_until = :until, signed_file = :file
                        where contract = :contract""")
                .param("signedOn", form.signedOn()).param("until", form.renewedUntil())
                .param("file", UUID.fromString(form.signedFile())).param("contract", contract).update();
        dossiers.journal(get(contract).dossier(), JournalEntry.of("renewal.signed", Visibility.LEAD,
                words.day(form.signedOn()), words.day(form.renewedUntil())), by);
    }
}
