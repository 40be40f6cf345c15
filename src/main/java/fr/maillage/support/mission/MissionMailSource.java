package fr.maillage.support.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.MailSource;
import fr.maillage.reference.Euros;

/** What mails say about a mission. Prices are told to the consultant of the order and to the buyer only. */
@Component
class MissionMailSource implements MailSource {

    private final Missions missions;
    private final ConsultantMissions groups;
    private final MissionDates dates;
    private final Directory directory;

    MissionMailSource(Missions missions, ConsultantMissions groups, MissionDates dates, Directory directory) {
        this.missions = missions;
        this.groups = groups;
        this.dates = dates;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        mission(moment).flatMap(missions::find).ifPresent(mission -> tell(mission, facts));
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "consultant" -> Optional.of(mission(moment).flatMap(missions::current)
                    .map(order -> Addressee.group(directory.groupOf(order.organisation(), Function.HANDLER)))
                    .stream().toList());
            case "consultedHolders" -> Optional.of(mission(moment).stream()
                    .flatMap(mission -> groups.consultedGroups(mission).stream())
                    .map(Addressee::group)
                    .toList());
            default -> Optional.empty();
        };
    }

    /** A consultant has no other page. */
    @Override
    public Optional<String> page(String audience, Moment moment) {
        return audience.equals("consultant") || audience.equals("consultedHolders")
                ? mission(moment).map("/missions/%d"::formatted)
                : Optional.empty();
    }

    private void tell(ConsultantMission mission, Map<String, Object> facts) {
        facts.put("missionLot", mission.lot());
        mission.purpose().ifPresent(purpose -> facts.put("missionPurpose", purpose));
        put(facts, "missionDeliverable", mission.deliverable());
        put(facts, "missionDays", mission.days() == null ? null : mission.days().stripTrailingZeros().toPlainString());
        put(facts, "missionWantedOn", mission.wantedOn());
        missions.current(mission.id()).ifPresent(order -> tell(mission, order, facts));
    }

    private void tell(ConsultantMission mission, MissionOrder order, Map<String, Object> facts) {
        facts.put("orderNumber", order.number());
        facts.put("consultantName", directory.organisation(order.organisation()).name());
        facts.put("orderDueOn", order.dueOn());
        facts.put("orderPrice", Euros.of(order.price()));
        facts.put("commitmentNumber", order.commitmentNumber());
        order.declineReason().ifPresent(reason -> facts.put("orderDecline", reason));
        order.contact().ifPresent(contact -> facts.put("consultantContact", contact));
        order.launchOn().ifPresent(launch -> facts.put("launchOn", launch));
        order.launchReport().ifPresent(report -> facts.put("launchReport", report));
        order.noticeUntil().ifPresent(day -> facts.put("noticeUntil", day));
        order.noticeText().ifPresent(text -> facts.put("noticeText", text));
        order.endReason().ifPresent(reason -> facts.put("endReason", reason));
        order.reduction().ifPresent(percent -> facts.put("reductionPercent", percent));
        order.certified().ifPresent(cents -> facts.put("certifiedAmount", Euros.of(cents)));
        if (order.penalty() > 0) {
            facts.put("penaltyAmount", Euros.of(order.penalty()));
        }
        missions.delivery(order.id()).ifPresent(delivery -> {
            facts.put("deliveryLabel", delivery.label());
            facts.put("admissionBy", dates.admissionDay(mission.id()));
            delivery.corrections().ifPresent(text -> facts.put("corrections", text));
            delivery.reworkBy().ifPresent(day -> facts.put("reworkBy", day));
            delivery.reasons().ifPresent(text -> facts.put("admissionReasons", text));
        });
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Optional<Long> mission(Moment moment) {
        return Optional.ofNullable(moment.variable("mission")).filter(Long.class::isInstance).map(Long.class::cast);
    }
}
