package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/** The missions of contracts as {@code mission-follow-up} asks about them; {@code mission} is the number of a row. */
@ModelBean
@Transactional
public class MissionFollowUps {

    static final String ROW = "mission";
    private static final String ALERT = "mission.alert.";

    private final JdbcClient jdbc;
    private final ContractRepository contracts;
    private final CurrentContract current;
    private final ContractData data;
    private final FollowUpPayments payments;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final ContractWords words;

    MissionFollowUps(JdbcClient jdbc, ContractRepository contracts, CurrentContract current, ContractData data,
                     FollowUpPayments payments, FollowUpDates dates, Dossiers dossiers, RunningProcesses running, ContractWords words) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.current = current;
        this.data = data;
        this.payments = payments;
        this.dates = dates;
        this.dossiers = dossiers;
        this.running = running;
        this.words = words;
    }

    public String name(long mission) {
        return words.mission(get(mission).mission());
    }

    public Date startDue(long mission) {
        return FollowUpDates.endOf(get(mission).startDue());
    }

    public Date deploymentDue(long mission) {
        return FollowUpDates.endOf(get(mission).deploymentDue());
    }

    /** @param which {@code first}, {@code second} or {@code last}, which is the term itself */
    public Date startAlert(long mission, String which) {
        return FollowUpDates.startOf(alert(get(mission).startDue(), which));
    }

    public Date deploymentAlert(long mission, String which) {
        return FollowUpDates.startOf(alert(get(mission).deploymentDue(), which));
    }

    /** Whether the mission had started when its follow-up was opened. */
    public boolean isStarted(long mission) {
        return get(mission).startedOn() != null;
    }

    public boolean isPast(long mission) {
        MissionFollowUp row = get(mission);
        LocalDate term = row.startedOn() == null ? row.startDue() : row.deploymentDue();
        return dates.isPast(row.openedOn(), Stream.of("first", "second", "last").map(which -> alert(term, which)));
    }

    private LocalDate alert(LocalDate term, String which) {
        return which.equals("last") ? term : dates.before(term, ALERT + which);
    }

    /** Follows each mission of the contract that is not followed yet; those of a former contract go on as they stand. */
    void open(Contract contract) {
        LocalDate signedOn = contract.signedOn().orElseThrow();
        contract.missions().forEach(mission -> jdbc.sql("""
                        update mission_follow_up set contract = :contract
                        where id = (select max(id) from mission_follow_up
                                    where dossier = :dossier and mission = :mission and contract < :contract)
                          and not exists (select from mission_follow_up where contract = :contract and mission = :mission)""")
                .param("contract", contract.id()).param("dossier", contract.dossier())
                .param("mission", mission.mission().name()).update());
        data.dated(contract.missions(), signedOn, contract.openedOn()).stream()
                .filter(mission -> find(contract.id(), mission.mission()).isEmpty())
                .forEach(mission -> start(contract.dossier(), insert(contract, mission, null, null)));
    }

    /**
     * Follows a mission of a contract whose history is taken over: nothing runs any more for one that is deployed.
     *
     * @param startedOn  {@code null} when it has not started
     * @param deployedOn {@code null} when it is not deployed
     */
    void takeOver(Contract contract, Mission mission, LocalDate startedOn, LocalDate deployedOn) {
        ContractMission dated = data.dated(contract.missions(), contract.signedOn().orElseThrow(), contract.openedOn()).stream()
                .filter(each -> each.mission() == mission).findFirst().orElseThrow();
        long row = insert(contract, dated, startedOn, deployedOn);
        if (deployedOn == null) {
            start(contract.dossier(), row);
        }
    }

    private long insert(Contract contract, ContractMission mission, LocalDate startedOn, LocalDate deployedOn) {
        return jdbc.sql("""
                        insert into mission_follow_up (dossier, contract, mission, opened_on, start_due, deployment_due,
                                                       started_on, observed_on, deployed_on)
                        values (:dossier, :contract, :mission, :openedOn, :startDue, :deploymentDue,
                                :startedOn, :startedOn, :deployedOn) returning id""")
                .param("dossier", contract.dossier())
                .param("contract", contract.id())
                .param("mission", mission.mission().name())
                .param("openedOn", dates.today())
                .param("startDue", mission.startDue())
                .param("deploymentDue", mission.deploymentDue())
                .param("startedOn", startedOn)
                .param("deployedOn", deployedOn)
                .query(Long.class)
                .single();
    }

    private void start(String reference, long row) {
        Map<String, Object> variables = dossiers.card(reference);
        variables.put(ROW, row);
        running.start(EngineNames.MISSION_FOLLOW_UP, reference, variables);
    }

    @Transactional(readOnly = true)
    MissionFollowUp get(long mission) {
        return jdbc.sql("select * from mission_follow_up where id = :id").param("id", mission)
                .query(MissionFollowUp.class).single();
    }

    @Transactional(readOnly = true)
    List<MissionFollowUp> of(String reference) {
        return jdbc.sql("select * from mission_follow_up where dossier = :dossier order by start_due, id")
                .param("dossier", reference).query(MissionFollowUp.class).list();
    }

    private Optional<MissionFollowUp> find(long contract, Mission mission) {
        return jdbc.sql("select * from mission_follow_up where contract = :contract and mission = :mission")
                .param("contract", contract).param("mission", mission.name()).query(MissionFollowUp.class).optional();
    }

    /** Days on which the missions of the contract have started; those that have not are absent. */
    @Transactional(readOnly = true)
    Map<Mission, LocalDate> started(Contract contract) {
        Map<Mission, LocalDate> started = new EnumMap<>(Mission.class);
        jdbc.sql("select * from mission_follow_up where contract = :contract and observed_on is not null")
                .param("contract", contract.id()).query(MissionFollowUp.class).list()
                .forEach(row -> started.put(row.mission(), row.startedOn()));
        return started;
    }

    void declare(long mission, LocalDate startedOn, String by) {
        MissionFollowUp row = get(mission);
        jdbc.sql("update mission_follow_up set started_on = :day, insufficient_reason = null where id = :id")
                .param("day", startedOn).param("id", mission).update();
        journal(row, "aciMission.declared", startedOn, null, by);
    }

    void observe(long mission, ObserveStart form, String by) {
        MissionFollowUp row = get(mission);
        if (form.missionStart() == MissionStart.INSUFFICIENT) {
            jdbc.sql("update mission_follow_up set insufficient_reason = :reason where id = :id")
                    .param("reason", form.reason()).param("id", mission).update();
            journal(row, "aciMission.insufficient", row.startedOn(), form.reason(), by);
        } else {
            jdbc.sql("update mission_follow_up set started_on = :day, observed_on = :today where id = :id")
                    .param("day", form.startedOn()).param("today", dates.today()).param("id", mission).update();
            journal(row, "aciMission.started", form.startedOn(), null, by);
        }
    }

    /** The advance on the fixed part for the days until the next anniversary; empty when nobody knows what it is made of. */
    @Transactional(readOnly = true)
    Optional<PaymentLine> advance(long mission) {
        MissionFollowUp row = get(mission);
        Contract contract = contract(row);
        AmountPurpose purpose = AmountPurpose.valueOf(row.mission() + "_FIXED");
        LocalDate anniversary = anniversaryAfter(contract.signedOn().orElseThrow(), row.startedOn());
        return current.amountsOn(contract, row.startedOn()).stream()
                .filter(amount -> amount.purpose() == purpose && amount.isKnown()).findFirst().flatMap(amount ->
                data.advanceShare(contract).map(share -> {
                    long part = Share.sinceStart(Euros.cents(amount.amount()), row.startedOn(), anniversary);
                    return new PaymentLine(purpose, PaymentLine.Kind.ADVANCE, Euros.of(Euros.percent(part, share)),
                            words.prorata(share, amount.amount(), Share.days(row.startedOn(), anniversary),
                                    Share.days(anniversary.minusYears(1), anniversary)));
                }));
    }

    /** The next anniversary of the signature after that day. */
    static LocalDate anniversaryAfter(LocalDate signedOn, LocalDate day) {
        int years = Math.max(1, day.getYear() - signedOn.getYear());
        return signedOn.plusYears(years).isAfter(day) ? signedOn.plusYears(years) : signedOn.plusYears(years + 1);
    }

    void pay(long mission, PayMission form, String source, String by) {
        MissionFollowUp row = get(mission);
        if (form.missionPayment() == PaymentOutcome.BLOCKED) {
            payments.block(row.dossier(), row.contract(), FollowUpPayments.Of.mission(mission), form.blockingReason(), by);
            return;
        }
        int year = anniversaryAfter(contract(row).signedOn().orElseThrow(), row.startedOn()).getYear();
        BigDecimal amount = form.amount();
        payments.pay(row.dossier(), row.contract(), FollowUpPayments.Of.mission(mission), List.of(new FollowUpPayments.Paid(
                AmountPurpose.valueOf(row.mission() + "_FIXED"), "ADVANCE", year, amount, source)), form.paidOn(), by);
    }

    void deploy(long mission, ObserveDeployment form, String by) {
        MissionFollowUp row = get(mission);
        switch (form.deployment()) {
            case DEPLOYED -> {
                jdbc.sql("update mission_follow_up set deployed_on = :day where id = :id")
                        .param("day", form.deployedOn()).param("id", mission).update();
                journal(row, "aciMission.deployed", form.deployedOn(), form.indicators(), by);
            }
            case DELAY -> {
                jdbc.sql("update mission_follow_up set deployment_due = :day where id = :id")
                        .param("day", form.newDue()).param("id", mission).update();
                journal(row, "aciMission.delayed", form.newDue(), form.reason(), by);
            }
            case BREACH -> {
                jdbc.sql("update mission_follow_up set breach_on = :day, breach_reason = :reason where id = :id")
                        .param("day", dates.today()).param("reason", form.reason()).param("id", mission).update();
                journal(row, "aciMission.breach", dates.today(), form.reason(), by);
            }
        }
    }

    @Transactional(readOnly = true)
    Contract contract(MissionFollowUp row) {
        return contracts.findById(row.contract()).orElseThrow();
    }

    private void journal(MissionFollowUp row, String event, LocalDate day, String note, String by) {
        dossiers.journal(row.dossier(), JournalEntry.of(event, Visibility.LEAD, words.mission(row.mission()),
                words.day(day)).withNote(note), by);
    }
}
