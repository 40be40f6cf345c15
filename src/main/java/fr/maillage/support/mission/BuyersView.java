package fr.maillage.support.mission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.reference.Euros;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;

/** What the buyer is shown before choosing, in words: the rule, the ceilings, earlier evaluations, offers, opinions. */
@Component
@Transactional(readOnly = true)
class BuyersView {

    private final Missions missions;
    private final FrameworkAgreements agreements;
    private final HolderChoice holders;
    private final MissionOrderRepository orders;
    private final MissionWords words;
    private final Clock clock;

    BuyersView(Missions missions, FrameworkAgreements agreements, HolderChoice holders, MissionOrderRepository orders,
               MissionWords words, Clock clock) {
        this.missions = missions;
        this.agreements = agreements;
        this.holders = holders;
        this.orders = orders;
        this.words = words;
        this.clock = clock;
    }

    Optional<String> designated(ConsultantMission mission) {
        return holders.designated(mission, today());
    }

    Optional<Long> offeredPrice(ConsultantMission mission) {
        return designated(mission).flatMap(organisation -> missions.offers(mission).stream()
                .filter(offer -> offer.organisation().equals(organisation))
                .map(MissionOffer::price)
                .findFirst());
    }

    /** Need, mode and designated holder, what is left under each ceiling, what has become of earlier orders, offers. */
    List<String> situation(ConsultantMission mission) {
        FrameworkAgreement agreement = missions.agreement(mission).orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(words.text("mission.view.need", words.lot(mission.lot()), mission.purpose().orElse(""),
                mission.deliverable(), mission.days(), words.day(mission.wantedOn())));
        lines.add(words.text("mission.view.waiting",
                ChronoUnit.DAYS.between(ParisTime.dateOf(mission.neededAt()), today())));
        lines.add(words.text("mission.view.mode", words.constant(agreement.lot(mission.lot()).orElseThrow().mode()),
                designated(mission).map(words::organisation).orElse("–")));
        agreements.ceilings(agreement, mission.lot()).all().forEach(ceiling -> lines.add(words.text(
                "mission.view.ceiling", words.constant(ceiling.which()), Euros.text(ceiling.limit()),
                Euros.text(ceiling.left()))));
        missions.orders(mission.id()).forEach(order -> lines.add(words.text("mission.view.earlier", order.number(),
                words.organisation(order.organisation()), words.constant(order.state()),
                order.declineReason().map(words::constant).or(order::endReason).orElse("–"))));
        missions.orders(mission.id()).stream()
                .flatMap(order -> missions.deliveries(order.id()).stream())
                .forEach(delivery -> lines.add(words.text("mission.view.delivered", delivery.label())));
        missions.offers(mission).forEach(offer -> lines.add(offer.price() == null
                ? words.text("mission.view.no-offer", words.organisation(offer.organisation()))
                : words.text("mission.view.offer", words.organisation(offer.organisation()), Euros.text(offer.price()),
                        offer.days())));
        return lines;
    }

    /** Those who may be chosen, by rank, each with what its earlier missions were worth. */
    List<FieldOption> holders(ConsultantMission mission) {
        return holders.available(mission, today()).stream()
                .map(organisation -> new FieldOption(organisation,
                        "%s – %s".formatted(words.organisation(organisation), evaluation(organisation))))
                .toList();
    }

    /** The opinions on the last deliverable. */
    List<String> opinions(ConsultantMission mission) {
        return missions.delivery(missions.order(mission.id()).id()).stream()
                .flatMap(delivery -> missions.opinions(delivery.id()).stream())
                .map(opinion -> words.text("mission.view.opinion", words.constant(opinion.source()),
                        words.constant(opinion.opinion()), opinion.remarks() == null ? "–" : opinion.remarks()))
                .toList();
    }

    /** Cents that the agreement takes for the delay of the order so far; empty when it sets no penalty. */
    Optional<Long> penalty(ConsultantMission mission, LocalDate day) {
        MissionOrder order = missions.order(mission.id());
        return missions.agreement(mission)
                .map(agreement -> agreement.penalty(order.price(), ChronoUnit.DAYS.between(order.dueOn(), day)))
                .filter(cents -> cents > 0);
    }

    private String evaluation(String organisation) {
        List<MissionOrder> evaluated = orders.findByOrganisationOrderByIdDesc(organisation).stream()
                .filter(MissionOrder::isEvaluated)
                .toList();
        long terminated = orders.findByOrganisationOrderByIdDesc(organisation).stream()
                .filter(order -> order.state() == OrderState.TERMINATED || order.state() == OrderState.REJECTED)
                .count();
        if (evaluated.isEmpty()) {
            return words.text("mission.view.not-evaluated", terminated);
        }
        return words.text("mission.view.evaluated", evaluated.size(), average(evaluated, MissionOrder::quality),
                average(evaluated, MissionOrder::timeliness), average(evaluated, MissionOrder::listening), terminated);
    }

    private static double average(List<MissionOrder> evaluated, ToIntFunction<MissionOrder> mark) {
        return evaluated.stream().mapToInt(mark).average().orElseThrow();
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
