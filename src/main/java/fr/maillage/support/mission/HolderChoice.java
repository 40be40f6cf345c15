package fr.maillage.support.mission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;

/** Which holder of a lot may be asked, and whom the mode of the lot designates. */
@Component
class HolderChoice {

    private final FrameworkAgreements agreements;
    private final MissionOrderRepository orders;
    private final MissionOfferRepository offers;
    private final Directory directory;

    HolderChoice(FrameworkAgreements agreements, MissionOrderRepository orders, MissionOfferRepository offers,
                 Directory directory) {
        this.agreements = agreements;
        this.orders = orders;
        this.offers = offers;
        this.directory = directory;
    }

    /** Holders of the lot to whom an order may go now, by rank; in a competition, those who have made an offer. */
    List<String> available(ConsultantMission mission, LocalDate day) {
        List<String> consultable = consultable(mission, day);
        if (terms(mission).filter(lot -> lot.mode() == LotMode.COMPETITION).isEmpty()) {
            return consultable;
        }
        Set<String> offering = offers.findByMissionAndRoundOrderByPriceAscIdAsc(mission.id(), mission.round()).stream()
                .filter(offer -> offer.price() != null)
                .map(MissionOffer::organisation)
                .collect(Collectors.toSet());
        return consultable.stream().filter(offering::contains).toList();
    }

    /** Holders of the lot, by rank, who exist that day and were not asked in this round. */
    List<String> consultable(ConsultantMission mission, LocalDate day) {
        Set<String> asked = orders.findByMissionOrderById(mission.id()).stream()
                .filter(order -> order.round() == mission.round())
                .map(MissionOrder::organisation)
                .collect(Collectors.toSet());
        Predicate<String> eligible = organisation -> !asked.contains(organisation)
                && directory.findOrganisation(organisation).filter(found -> found.isValidOn(day)).isPresent();
        return terms(mission).stream()
                .flatMap(lot -> lot.holders().stream())
                .sorted(Comparator.comparing(FrameworkHolder::rank))
                .map(FrameworkHolder::organisation)
                .filter(eligible)
                .toList();
    }

    /** The holder to whom the order goes by the rule; empty when nobody is left. */
    Optional<String> designated(ConsultantMission mission, LocalDate day) {
        List<String> available = available(mission, day);
        return terms(mission).flatMap(lot -> switch (lot.mode()) {
            case CASCADE -> available.stream().findFirst();
            case TURN -> available.stream().min(Comparator.comparing(lastTurns(mission)::get,
                    Comparator.nullsFirst(Comparator.naturalOrder())));
            case COMPETITION -> offers.findByMissionAndRoundOrderByPriceAscIdAsc(mission.id(), mission.round()).stream()
                    .filter(offer -> offer.price() != null)
                    .map(MissionOffer::organisation)
                    .filter(available::contains)
                    .findFirst();
        });
    }

    /** When each holder of the lot was last asked, whatever came of it: a turn declined is a turn. */
    private Map<String, Instant> lastTurns(ConsultantMission mission) {
        return orders.findByAgreementAndLotOrderById(mission.agreement().orElseThrow(), mission.lot()).stream()
                .collect(Collectors.toMap(MissionOrder::organisation, MissionOrder::issuedAt,
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    private Optional<FrameworkLot> terms(ConsultantMission mission) {
        return mission.agreement().flatMap(agreements::find).flatMap(agreement -> agreement.lot(mission.lot()));
    }
}
