package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import fr.maillage.directory.Directory;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.MspForms.PremisesCarrier;
import fr.maillage.dossier.TaskRecords.TaskRecord;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.ParisTime;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the tasks of the path of a MSP tell mails, and who is meant by an audience that only that path knows. */
@Component
class MspMails implements MailSource {

    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Links links;
    private final TeamRule teamRule;
    private final RealEstateRule realEstateRule;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    MspMails(Dossiers dossiers, TaskRecords records, Links links, TeamRule teamRule, RealEstateRule realEstateRule,
             Directory directory, MessageSource messages, Clock clock) {
        this.dossiers = dossiers;
        this.records = records;
        this.links = links;
        this.teamRule = teamRule;
        this.realEstateRule = realEstateRule;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>(dossiers.find(moment.reference())
                .filter(dossier -> dossier.type() == StructureType.MSP)
                .map(dossier -> facts(dossier, moment.template()))
                .orElse(Map.of()));
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    private Map<String, Object> facts(Dossier dossier, String template) {
        return switch (template) {
            case "msp-orientation" -> orientation(dossier);
            case "first-meeting" -> meeting(dossier);
            case "real-estate-point" -> realEstate(dossier);
            case "team-below-rule" -> named("practitioners", teamRule.generalPractitioners(dossier),
                    "auxiliaries", teamRule.auxiliaries(dossier));
            case "team-confirmed" -> confirmation(dossier);
            default -> Map.of();
        };
    }

    private Map<String, Object> orientation(Dossier dossier) {
        Optional<JsonNode> last = last(dossier, "qualifyProject");
        return named("orientationReason", text(last, "reason"),
                "otherForm", label("OtherForm", text(last, "otherForm")),
                "meetingOn", moment(last, "professionalsMeetOn"),
                "lookAgainOn", day(last, "lookAgainOn"),
                "coveringName", covering(dossier).map(Dossier::name).orElse(null));
    }

    private Map<String, Object> meeting(Dossier dossier) {
        Optional<JsonNode> last = last(dossier, "holdFirstMeeting");
        return named("heldOn", moment(last, "heldOn"), "attendees", text(last, "attendees"),
                "meetingReport", text(last, "report"), "meetingOn", moment(last, "nextMeeting"),
                "meetingPlace", text(last, "nextPlace"));
    }

    private Map<String, Object> realEstate(Dossier dossier) {
        Optional<JsonNode> last = last(dossier, "followRealEstate");
        return named("carrier", label("PremisesCarrier", text(last, "carrier")),
                "surface", text(last, "surface"),
                "financing", last.map(this::financing).filter(lines -> !lines.isEmpty()).orElse(null),
                "permitOn", day(last, "permitOn"), "worksStartOn", day(last, "worksStartOn"),
                "deliveryOn", day(last, "deliveryOn"), "difficulties", text(last, "difficulties"),
                "realEstateReason", text(last, "reason"),
                "worksRule", realEstateRule.of(dossier).map(step -> words("msp.works." + step)).orElse(null));
    }

    private List<String> financing(JsonNode content) {
        return StreamSupport.stream(content.path("financing").spliterator(), false)
                .map(line -> "%s : %s, %s".formatted(label("WorksFinancer", line.path("financer").asText()),
                        euros(line.path("amount")), label("WorksFinancing", line.path("state").asText())))
                .toList();
    }

    private String euros(JsonNode amount) {
        return amount.isNumber() ? Euros.text(new BigDecimal(amount.asText())) : words("msp.financing.unknown");
    }

    private Map<String, Object> confirmation(Dossier dossier) {
        Optional<JsonNode> last = last(dossier, "confirmTeam");
        return named("recruitedBy", day(last, "recruitedBy"), "regularisedBy", day(last, "regularisedBy"),
                "teamExplanation", text(last, "explanation"));
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "coveringLead" -> Optional.of(coveringLead(moment));
            case "premisesOwner" -> Optional.of(premisesOwner(moment.reference()));
            default -> Optional.empty();
        };
    }

    /** Whoever carries the CPTS of which the MSP is part, when the lead of the MSP has agreed. */
    private List<Addressee> coveringLead(Moment moment) {
        Dossier dossier = dossiers.get(moment.reference());
        boolean agreed = last(dossier, "qualifyProject").map(form -> form.path("coveringInformed").asBoolean()).orElse(false);
        return !agreed ? List.of() : covering(dossier).flatMap(Dossier::lead).stream()
                .map(lead -> Addressee.person(lead.fullName(), lead.email()))
                .toList();
    }

    /** The municipality of the seat, when it owns the premises and the directory knows it. */
    private List<Addressee> premisesOwner(String reference) {
        Dossier dossier = dossiers.get(reference);
        String carrier = text(last(dossier, "followRealEstate"), "carrier");
        if (!PremisesCarrier.COMMUNE.name().equals(carrier) || dossier.seatCommune().isEmpty()) {
            return List.of();
        }
        return directory.organisations(OrganisationKind.MUNICIPALITY, ParisTime.today(clock)).stream()
                .filter(municipality -> municipality.communes().contains(dossier.seatCommune().get()))
                .map(municipality -> Addressee.person(municipality.name(), municipality.email()))
                .toList();
    }

    private Optional<Dossier> covering(Dossier dossier) {
        return links.of(dossier.reference()).stream()
                .filter(link -> link.type() == LinkType.PART_OF)
                .flatMap(link -> dossiers.find(link.reference()).stream())
                .findFirst();
    }

    private Optional<JsonNode> last(Dossier dossier, String task) {
        return records.last(dossier.reference(), MSP_CREATION, task).map(TaskRecord::content);
    }

    private static String text(Optional<JsonNode> content, String field) {
        return content.map(values -> values.path(field).asText(null)).orElse(null);
    }

    private static LocalDate day(Optional<JsonNode> content, String field) {
        return Optional.ofNullable(text(content, field)).map(LocalDate::parse).orElse(null);
    }

    private static LocalDateTime moment(Optional<JsonNode> content, String field) {
        return Optional.ofNullable(text(content, field)).map(LocalDateTime::parse).orElse(null);
    }

    private String label(String type, String constant) {
        return constant == null ? null : words("enum.%s.%s".formatted(type, constant));
    }

    private String words(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }

    private static Map<String, Object> named(Object... namesAndValues) {
        Map<String, Object> facts = new HashMap<>();
        Stream.iterate(0, index -> index < namesAndValues.length, index -> index + 2)
                .forEach(index -> facts.put((String) namesAndValues[index], namesAndValues[index + 1]));
        return facts;
    }
}
