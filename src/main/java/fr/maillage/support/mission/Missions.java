package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Lot;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/**
 * The missions of consultants: need, order, deliverable, admission. Each change of an order keeps what it commits under
 * the ceilings of its agreement. {@code by} is an engine user id, {@code null} when the application acts by itself.
 */
@Service
@Transactional
public class Missions {

    private final ConsultantMissionRepository missions;
    private final MissionOrderRepository orders;
    private final MissionDeliveryRepository deliveries;
    private final MissionOpinionRepository opinions;
    private final MissionOfferRepository offers;
    private final FrameworkAgreements agreements;
    private final HolderChoice holders;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final ApplicationEventPublisher events;
    private final MissionWords words;
    private final Clock clock;

    Missions(ConsultantMissionRepository missions, MissionOrderRepository orders, MissionDeliveryRepository deliveries,
             MissionOpinionRepository opinions, MissionOfferRepository offers, FrameworkAgreements agreements,
             HolderChoice holders, Dossiers dossiers, RunningProcesses running, ApplicationEventPublisher events,
             MissionWords words, Clock clock) {
        this.missions = missions;
        this.orders = orders;
        this.deliveries = deliveries;
        this.opinions = opinions;
        this.offers = offers;
        this.agreements = agreements;
        this.holders = holders;
        this.dossiers = dossiers;
        this.running = running;
        this.events = events;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Opens a mission whose need is still to be described, and starts its process.
     *
     * @return its number
     */
    public long open(String reference, Lot lot, MissionOrigin origin, String by) {
        long mission = record(reference, lot, origin, by).id();
        start(reference, mission);
        return mission;
    }

    /** Opens a mission for a need that is known: whoever accompanies the lead only confirms it. */
    public long open(String reference, Lot lot, MissionOrigin origin, String purpose, String deliverable, BigDecimal days,
                     LocalDate wantedOn, String by) {
        ConsultantMission mission = record(reference, lot, origin, by);
        mission.describe(new MissionForms.Need(purpose, deliverable, days, wantedOn, List.of()), Set.of(), clock.instant());
        missions.save(mission);
        start(reference, mission.id());
        return mission.id();
    }

    /** Whether the dossier has had a mission on the lot, or has one at work now. */
    @Transactional(readOnly = true)
    public boolean has(String reference, Lot lot, boolean alive) {
        return missions.findByDossierOrderById(reference).stream()
                .anyMatch(each -> each.lot() == lot && (!alive || each.outcome().isEmpty()));
    }

    /** Writes the need down without starting anything: a start form has done it. */
    ConsultantMission record(String reference, Lot lot, MissionOrigin origin, String by) {
        ConsultantMission mission = missions.save(new ConsultantMission(reference, lot, origin, clock.instant(), by));
        dossiers.journal(reference, JournalEntry.of("mission.needed", Visibility.ACCOMPANIERS, words.lot(lot)), by);
        return mission;
    }

    void describe(long id, MissionForms.Need need, Set<UUID> papers, String by) {
        ConsultantMission mission = locked(id);
        mission.describe(need, papers, clock.instant());
        missions.save(mission);
        journal(mission, "mission.described", Visibility.ACCOMPANIERS, by, words.lot(mission.lot()), need.deliverable());
    }

    @Transactional(readOnly = true)
    ConsultantMission get(long id) {
        return missions.findById(id).orElseThrow(() -> new IllegalStateException("no mission " + id));
    }

    @Transactional(readOnly = true)
    Optional<ConsultantMission> find(long id) {
        return missions.findById(id);
    }

    @Transactional(readOnly = true)
    List<ConsultantMission> all(String reference) {
        return missions.findByDossierOrderById(reference);
    }

    @Transactional(readOnly = true)
    List<MissionOrder> orders(long mission) {
        return orders.findByMissionOrderById(mission);
    }

    /** The order at work, else the last one; empty while none was issued. */
    @Transactional(readOnly = true)
    Optional<MissionOrder> current(long mission) {
        return orders(mission).stream().reduce((earlier, later) -> later);
    }

    @Transactional(readOnly = true)
    MissionOrder order(long mission) {
        return current(mission).orElseThrow(() -> new IllegalStateException("no order for mission " + mission));
    }

    @Transactional(readOnly = true)
    Optional<MissionDelivery> delivery(long order) {
        return deliveries.findFirstByMissionOrderOrderByIdDesc(order);
    }

    @Transactional(readOnly = true)
    List<MissionDelivery> deliveries(long order) {
        return deliveries.findByMissionOrderOrderById(order);
    }

    @Transactional(readOnly = true)
    List<MissionOpinion> opinions(long delivery) {
        return opinions.findByDeliveryOrderById(delivery);
    }

    @Transactional(readOnly = true)
    List<MissionOffer> offers(ConsultantMission mission) {
        return offers.findByMissionAndRoundOrderByPriceAscIdAsc(mission.id(), mission.round());
    }

    /** The terms under which the mission is ordered; empty when no agreement with the lot was in force. */
    @Transactional(readOnly = true)
    Optional<FrameworkAgreement> agreement(ConsultantMission mission) {
        return mission.agreement().flatMap(agreements::find);
    }

    /**
     * Opens a round of choice on the lot of the agreement in force.
     *
     * @return how the lot designates its holder; empty when there is no lot or nobody who holds it
     */
    Optional<LotMode> openRound(long id) {
        ConsultantMission mission = locked(id);
        Optional<FrameworkAgreement> agreement = agreements.inForce(dossiers.get(mission.dossier()).region(), mission.lot(),
                today());
        mission.openRound(agreement.map(FrameworkAgreement::id).orElse(null));
        missions.save(mission);
        return holders.consultable(mission, today()).isEmpty() ? Optional.empty()
                : agreement.flatMap(found -> found.lot(mission.lot())).map(FrameworkLot::mode);
    }

    void offer(long id, String organisation, MissionForms.SubmitOffer form, UUID document) {
        ConsultantMission mission = get(id);
        boolean offered = form.offerAnswer() == MissionForms.OfferAnswer.OFFER;
        offers.save(new MissionOffer(null, id, mission.round(), organisation, offered ? Euros.cents(form.price()) : null,
                offered ? form.days() : null, form.note(), document, clock.instant()));
    }

    /**
     * Issues an order to a holder of the lot, within the ceilings.
     *
     * @throws RefusedSubmission when it would pass one, or when another holder than the rule's is chosen without a reason
     */
    MissionOrder issue(long id, MissionForms.IssueOrder form, String by) {
        ConsultantMission mission = locked(id);
        FrameworkAgreement agreement = agreement(mission).orElseThrow();
        agreements.lock(agreement.id());
        List<String> available = holders.available(mission, today());
        if (!available.contains(form.consultant())) {
            throw new RefusedSubmission("consultant", "mission.holder.unavailable", words.organisation(form.consultant()));
        }
        boolean byRule = holders.designated(mission, today()).filter(form.consultant()::equals).isPresent();
        if (!byRule && (form.derogation() == null || form.derogation().isBlank())) {
            throw new RefusedSubmission("derogation", "mission.derogation.missing", holders.designated(mission, today())
                    .map(words::organisation).orElse(""));
        }
        long price = Euros.cents(form.price());
        agreements.ceilings(agreement, mission.lot()).passedBy(price).ifPresent(passed -> {
            throw new RefusedSubmission("price", "mission.ceiling." + passed.which(), Euros.text(passed.limit()),
                    Euros.text(passed.left()));
        });
        MissionOrder order = orders.save(new MissionOrder(mission, form.consultant(), price, form.commitmentNumber(),
                form.dueOn(), byRule ? null : form.derogation(), clock.instant(), by));
        journal(mission, "mission.ordered", Visibility.ADMINISTRATIONS, by, order.number(),
                words.organisation(order.organisation()), Euros.text(price));
        return order;
    }

    /** The buyer does not order: the need is refused for good. */
    void refuse(long id, String reason, String by) {
        ConsultantMission mission = locked(id);
        dossiers.journal(mission.dossier(), JournalEntry.of("mission.refused", Visibility.ACCOMPANIERS,
                words.lot(mission.lot())).withNote(reason), by);
        end(mission, MissionOutcome.REFUSED);
    }

    void reportCeiling(long id, String reason, String by) {
        ConsultantMission mission = get(id);
        dossiers.journal(mission.dossier(), JournalEntry.of("mission.ceiling", Visibility.ACCOMPANIERS,
                words.lot(mission.lot())).withNote(reason), by);
    }

    void withdraw(long id, String reason, String by) {
        ConsultantMission mission = locked(id);
        dossiers.journal(mission.dossier(), JournalEntry.of("mission.withdrawn", Visibility.ACCOMPANIERS,
                words.lot(mission.lot())).withNote(reason), by);
        end(mission, MissionOutcome.WITHDRAWN);
    }

    void accept(long id, MissionForms.AnswerOrder form, String by) {
        ConsultantMission mission = get(id);
        MissionOrder order = order(id);
        order.accept(form.contact(), form.launchOn(), form.note(), clock.instant());
        orders.save(order);
        dossiers.addParticipant(mission.dossier(), ParticipantRole.CONSULTANT, order.organisation(), null, by);
        defaulting(id, false);
        journal(mission, "mission.accepted", Visibility.LEAD, by, words.organisation(order.organisation()),
                words.lot(mission.lot()));
    }

    void decline(long id, MissionForms.AnswerOrder form, String by) {
        MissionOrder order = order(id);
        order.decline(form.declineReason(), form.note(), clock.instant());
        orders.save(order);
        journal(get(id), "mission.declined", Visibility.ADMINISTRATIONS, by, words.organisation(order.organisation()),
                words.constant(form.declineReason()));
    }

    /** Silence declines; safe to repeat. */
    void lapse(long id) {
        MissionOrder order = order(id);
        if (order.state() == OrderState.ISSUED) {
            order.lapse(today());
            orders.save(order);
            journal(get(id), "mission.lapsed", Visibility.ADMINISTRATIONS, null, words.organisation(order.organisation()));
        }
    }

    /** Whether a holder of the lot is left who was not asked in this round. */
    @Transactional(readOnly = true)
    boolean holdersLeft(long id) {
        return !holders.available(get(id), today()).isEmpty();
    }

    void giveUp(long id, String reason, String by) {
        ConsultantMission mission = locked(id);
        dossiers.journal(mission.dossier(), JournalEntry.of("mission.givenUp", Visibility.LEAD,
                words.lot(mission.lot())).withNote(reason), by);
        end(mission, MissionOutcome.GIVEN_UP);
    }

    void launch(long id, MissionForms.HoldLaunchMeeting form, String by) {
        MissionOrder order = order(id);
        order.launch(form.heldOn(), form.report());
        orders.save(order);
        dossiers.journal(get(id).dossier(), JournalEntry.of("mission.launched", Visibility.LEAD,
                words.organisation(order.organisation())).withNote(form.report()), by);
    }

    void deliver(long id, MissionForms.Deliver form, UUID document, String by) {
        MissionOrder order = order(id);
        order.deliver();
        orders.save(order);
        deliveries.save(new MissionDelivery(order.id(), form.label(), document, form.days(), form.note(), clock.instant()));
        defaulting(id, false);
        journal(get(id), "mission.delivered", Visibility.LEAD, by, words.organisation(order.organisation()), form.label());
    }

    /** The deliverable is late: the dossier says so; safe to repeat. */
    void recordDefault(long id) {
        if (!get(id).isDefaulting()) {
            defaulting(id, true);
            journal(get(id), "mission.default", Visibility.LEAD, null, words.organisation(order(id).organisation()));
        }
    }

    void giveNotice(long id, MissionForms.FormalNotice form, String by) {
        MissionOrder order = order(id);
        order.notice(form);
        orders.save(order);
        dossiers.journal(get(id).dossier(), JournalEntry.of("mission.notice", Visibility.ACCOMPANIERS,
                words.organisation(order.organisation()), words.day(form.noticeUntil())).withNote(form.text()), by);
    }

    void regularise(long id, MissionForms.DecideAfterNotice form, String by) {
        MissionOrder order = order(id);
        order.expect(form.newDueOn(), today());
        order.penalise(form.penalty() == null ? 0 : Euros.cents(form.penalty()));
        orders.save(order);
        defaulting(id, false);
        dossiers.journal(get(id).dossier(), JournalEntry.of("mission.regularised", Visibility.ACCOMPANIERS,
                words.organisation(order.organisation()), words.day(form.newDueOn())).withNote(form.reason()), by);
    }

    void terminate(long id, MissionForms.DecideAfterNotice form, String by) {
        MissionOrder order = order(id);
        order.penalise(form.penalty() == null ? 0 : Euros.cents(form.penalty()));
        order.terminate(form.reason(), today());
        orders.save(order);
        leave(get(id), order, by);
        dossiers.journal(get(id).dossier(), JournalEntry.of("mission.terminated", Visibility.LEAD,
                words.organisation(order.organisation())).withNote(form.reason()), by);
    }

    void opine(long id, OpinionSource source, MissionForms.GiveOpinion form, String by) {
        MissionDelivery delivery = delivery(order(id).id()).orElseThrow();
        opinions.save(new MissionOpinion(null, delivery.id(), source, form.deliverableOpinion(), form.remarks(),
                clock.instant(), by));
        journal(get(id), "mission.opinion", Visibility.ADMINISTRATIONS, by, words.constant(source),
                words.constant(form.deliverableOpinion()));
    }

    void decide(long id, MissionForms.DecideAdmission form, String by) {
        MissionOrder order = order(id);
        MissionDelivery delivery = delivery(order.id()).orElseThrow();
        delivery.decide(form, today());
        deliveries.save(delivery);
        switch (form.admission()) {
            case ADMITTED -> order.admit(null);
            case REDUCED -> order.admit(form.reduction());
            case POSTPONED -> order.expect(form.reworkBy(), today());
            case REJECTED -> order.reject(form.reasons(), today());
        }
        orders.save(order);
        ConsultantMission mission = get(id);
        dossiers.journal(mission.dossier(), JournalEntry.of("mission." + form.admission(), Visibility.LEAD,
                words.organisation(order.organisation())).withNote(form.reasons()), by);
        if (form.admission() == Admission.REJECTED) {
            defaulting(id, true);
            leave(mission, order, by);
        }
        announceAdmitted(mission, order);
    }

    /** Nobody has decided in the time of the agreement: admitted; safe to repeat. */
    void admitBySilence(long id) {
        MissionOrder order = order(id);
        MissionDelivery delivery = delivery(order.id()).orElseThrow();
        if (delivery.admission().isEmpty()) {
            delivery.admitBySilence(today());
            deliveries.save(delivery);
            order.admit(null);
            orders.save(order);
            journal(get(id), "mission.tacit", Visibility.LEAD, null, words.organisation(order.organisation()));
            announceAdmitted(get(id), order);
        }
    }

    void certify(long id, MissionForms.CertifyService form, String by) {
        ConsultantMission mission = locked(id);
        MissionOrder order = order(id);
        order.serve(Euros.cents(form.amount()), form.invoice(), form.certifiedOn());
        orders.save(order);
        journal(mission, "mission.served", Visibility.ADMINISTRATIONS, by, order.number(), Euros.text(order.committed()));
        leave(mission, order, by);
        end(mission, MissionOutcome.SERVED);
    }

    void evaluate(long id, MissionForms.Evaluation form, String by) {
        MissionOrder order = order(id);
        order.evaluate(form, today());
        orders.save(order);
        journal(get(id), "mission.evaluated", Visibility.ADMINISTRATIONS, by, words.organisation(order.organisation()));
    }

    /** The dossier has ended: its missions stop, except those whose service is done. */
    void stopAll(String reference) {
        for (ConsultantMission mission : missions.findByDossierOrderById(reference)) {
            if (mission.outcome().isEmpty()) {
                current(mission.id()).filter(order -> order.state().isLive()).ifPresent(order -> {
                    order.cancel(today());
                    orders.save(order);
                    leave(mission, order, null);
                });
                end(mission, MissionOutcome.STOPPED);
                journal(mission, "mission.stopped", Visibility.ACCOMPANIERS, null, words.lot(mission.lot()));
                running.correlate(EngineNames.MISSION_CANCELLED, EngineNames.CONSULTANT_MISSION, reference,
                        Map.of("mission", mission.id()), Map.of());
            }
        }
    }

    void orderPrinted(long id, UUID document) {
        MissionOrder order = order(id);
        order.printedAs(document);
        orders.save(order);
    }

    void noticePrinted(long id, UUID document) {
        MissionOrder order = order(id);
        order.noticePrintedAs(document);
        orders.save(order);
    }

    private void start(String reference, long mission) {
        Map<String, Object> variables = new HashMap<>(dossiers.card(reference));
        variables.put("mission", mission);
        running.startByMessage(EngineNames.MISSION_NEEDED, reference, variables);
    }

    private void end(ConsultantMission mission, MissionOutcome how) {
        mission.end(how, clock.instant());
        missions.save(mission);
        if (how != MissionOutcome.SERVED) {
            events.publishEvent(new MissionEnded(mission.dossier(), mission.id(), false));
        }
    }

    private void announceAdmitted(ConsultantMission mission, MissionOrder order) {
        if (order.state() == OrderState.ADMITTED) {
            events.publishEvent(new MissionEnded(mission.dossier(), mission.id(), true));
        }
    }

    /** From today the consultant no longer takes part, unless another of its missions on the dossier goes on. */
    private void leave(ConsultantMission mission, MissionOrder order, String by) {
        boolean atWork = new HashSet<>(orders.ofOrganisationOn(order.organisation(), mission.dossier())).stream()
                .anyMatch(other -> !other.id().equals(order.id()) && other.state().isLive() && other.state().wasAccepted());
        if (!atWork) {
            dossiers.endParticipation(mission.dossier(), ParticipantRole.CONSULTANT, order.organisation(), by);
        }
    }

    private void defaulting(long id, boolean late) {
        ConsultantMission mission = locked(id);
        if (mission.isDefaulting() != late) {
            mission.defaulting(late);
            missions.save(mission);
        }
    }

    private ConsultantMission locked(long id) {
        return missions.findWithLockById(id).orElseThrow(() -> new IllegalStateException("no mission " + id));
    }

    private void journal(ConsultantMission mission, String event, Visibility visibility, String by, Object... arguments) {
        dossiers.journal(mission.dossier(), JournalEntry.of(event, visibility, arguments), by);
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
