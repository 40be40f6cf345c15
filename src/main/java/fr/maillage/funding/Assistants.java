package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.funding.AgreementForms.AidSignature;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Choices;
import fr.maillage.reference.Delays;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.reference.Thresholds;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Zoning;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/**
 * The aids to medical assistants, and what the model asks about them (convention médicale de 2024). A contract keeps the
 * amounts in force on the day it was signed.
 */
@ModelBean
@Transactional
public class Assistants {

    /** Routing variable of the instances that work on one of them. */
    static final String ASSISTANT = "assistant";
    private static final String OPEN = "OPEN";

    /** The last attempt to pay a year. */
    record LastPayment(AssistantForms.YearPayment outcome, BigDecimal amount, LocalDate paidOn, String reason) {
    }

    private final AssistantAidRepository repository;
    private final Dossiers dossiers;
    private final Territories territories;
    private final Thresholds thresholds;
    private final Choices choices;
    private final Amounts amounts;
    private final Delays delays;
    private final Actors actors;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assistants(AssistantAidRepository repository, Dossiers dossiers, Territories territories, Thresholds thresholds,
               Choices choices, Amounts amounts, Delays delays, Actors actors, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.dossiers = dossiers;
        this.territories = territories;
        this.thresholds = thresholds;
        this.choices = choices;
        this.amounts = amounts;
        this.delays = delays;
        this.actors = actors;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public String holder(Long assistant) {
        return get(assistant).holder().name();
    }

    /** The sector of the doctor; a centre has none. */
    @Transactional(readOnly = true)
    public String sector(Long assistant) {
        return get(assistant).sector().map(DoctorSector::name).orElse(AssistantHolder.CENTRE.name());
    }

    @Transactional(readOnly = true)
    public String fte(Long assistant) {
        return get(assistant).fte().name();
    }

    /** Zone of the place of the dossier. */
    @Transactional(readOnly = true)
    public String zone(Long assistant) {
        Dossier dossier = dossiers.get(get(assistant).dossier());
        String place = dossier.seatCommune().orElseGet(() -> dossier.territory().get(0).commune());
        Zoning zoning = territories.describe(List.of(TerritoryPart.whole(place))).zoning();
        return Arrays.stream(Zone.values()).filter(zone -> zoning.includes(zone.name())).findFirst().orElse(Zone.UNKNOWN).name();
    }

    /** Whether the doctor's activity lies above the rank that the convention asks for. */
    @Transactional(readOnly = true)
    public boolean activityAbove(Long assistant) {
        AssistantAid aid = get(assistant);
        return aid.activityPercentile() != null && BigDecimal.valueOf(aid.activityPercentile())
                .compareTo(thresholds.on("assistant.activity-above", aid.requestedOn())) > 0;
    }

    /** Whether new contracts may be made for that working time on the day of the request. */
    @Transactional(readOnly = true)
    public boolean fteOpen(Long assistant) {
        AssistantAid aid = get(assistant);
        return choices.on("assistant.time." + aid.fte(), aid.requestedOn()).equals(OPEN);
    }

    @Transactional(readOnly = true)
    public boolean thirdYear(Long assistant) {
        return get(assistant).thirdYear();
    }

    /** @param decisionResult one map a rule, with {@code finding} and {@code verdict} */
    public void recordFindings(Long assistant, List<Map<String, Object>> decisionResult) {
        change(assistant, aid -> aid.found(AidRules.findings(decisionResult).stream()
                .map(each -> new AssistantFinding(each.finding(), each.verdict())).toList()));
    }

    @Transactional(readOnly = true)
    public List<String> parties(Long assistant) {
        return Stream.of(AssistantParty.values()).map(AssistantParty::name).toList();
    }

    /** The engine group that answers for a party; the accompanier records the answer of the holder. */
    @Transactional(readOnly = true)
    public String group(String reference, String party) {
        return AssistantParty.valueOf(party) == AssistantParty.FUND ? actors.cpamSignatories(reference)
                : actors.accompanier(reference);
    }

    @Transactional(readOnly = true)
    public boolean refused(Long assistant) {
        return jdbc.sql("select exists (select from assistant_signature where assistant = :id and signature = :refused)")
                .param("id", assistant).param("refused", AidSignature.REFUSED.name()).query(Boolean.class).single();
    }

    @Transactional(readOnly = true)
    public Date trainingDue(Long assistant) {
        return AidClock.endOf(delays.after(get(assistant).hiredOn(), "assistant.training"));
    }

    @Transactional(readOnly = true)
    public Date qualificationDue(Long assistant) {
        return AidClock.endOf(delays.after(get(assistant).hiredOn(), "assistant.qualification"));
    }

    /** End of the year of the contract that is being paid. */
    @Transactional(readOnly = true)
    public Date anniversary(Long assistant) {
        AssistantAid aid = get(assistant);
        return AidClock.startOf(aid.hiredOn().plusYears(aid.contractYear()));
    }

    /** Whether a year of the contract is left to pay. */
    @Transactional(readOnly = true)
    public boolean runs(Long assistant) {
        AssistantAid aid = get(assistant);
        LocalDate end = delays.after(aid.hiredOn(), "assistant.contract");
        return aid.hiredOn().plusYears(aid.contractYear() - 1L).isBefore(end);
    }

    @Transactional(readOnly = true)
    AssistantAid get(Long id) {
        return repository.findById(id).orElseThrow(() -> new IllegalStateException("no assistant " + id));
    }

    AssistantAid save(AssistantAid aid) {
        return repository.save(aid);
    }

    AssistantAid change(Long id, Consumer<AssistantAid> change) {
        AssistantAid aid = get(id);
        change.accept(aid);
        return repository.save(aid);
    }

    void sign(Long id, AssistantParty party, AssistantForms.SignAssistantContract form, String signatory) {
        jdbc.sql("""
                        insert into assistant_signature (assistant, party, signature, signatory, delegation, signed_on, reason)
                        values (:assistant, :party, :signature, :signatory, :delegation, :signedOn, :reason)""")
                .param("assistant", id)
                .param("party", party.name())
                .param("signature", form.signature().name())
                .param("signatory", signatory)
                .param("delegation", form.delegation())
                .param("signedOn", form.signedOn())
                .param("reason", form.reason())
                .update();
    }

    /** The day of the last signature: that of the contract. */
    @Transactional(readOnly = true)
    Optional<LocalDate> signedOn(Long id) {
        return Optional.ofNullable(jdbc.sql("select max(signed_on) as day from assistant_signature where assistant = :id")
                .param("id", id).query((row, number) -> row.getObject("day", LocalDate.class)).single());
    }

    /** What the tables give for the year being paid, before any reduction; empty when nobody knows it. */
    @Transactional(readOnly = true)
    Optional<ReferenceValue> amount(AssistantAid aid) {
        return amounts.find(aid.tariff().key(), signedOn(aid.id()).orElseThrow());
    }

    void pay(AssistantAid aid, AssistantForms.PayAssistantYear form, String source, String by) {
        jdbc.sql("""
                        insert into assistant_payment
                          (assistant, contract_year, outcome, amount, source, paid_on, reason, recorded_at, recorded_by)
                        values (:assistant, :year, :outcome, :amount, :source, :paidOn, :reason, :at, :by)""")
                .param("assistant", aid.id())
                .param("year", aid.contractYear())
                .param("outcome", form.payment().name())
                .param("amount", form.amount())
                .param("source", source)
                .param("paidOn", form.paidOn())
                .param("reason", form.reason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    @Transactional(readOnly = true)
    Optional<LastPayment> lastPayment(Long id) {
        return jdbc.sql("""
                        select outcome, amount, paid_on, reason from assistant_payment
                        where assistant = :id order by id desc limit 1""")
                .param("id", id)
                .query((row, number) -> new LastPayment(AssistantForms.YearPayment.valueOf(row.getString("outcome")),
                        row.getBigDecimal("amount"), row.getObject("paid_on", LocalDate.class), row.getString("reason")))
                .optional();
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
