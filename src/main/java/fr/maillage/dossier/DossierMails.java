package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CPTS_CREATION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import fr.maillage.dossier.TaskRecords.TaskRecord;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ParisTime;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the tasks of the dossier itself tell mails: dates, reasons, lists that people have typed. */
@Component
class DossierMails implements MailSource {

    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Journal journal;
    private final Portraits portraits;
    private final WritingProgress progress;
    private final Delays delays;
    private final MessageSource messages;
    private final Clock clock;

    DossierMails(Dossiers dossiers, TaskRecords records, Journal journal, Portraits portraits, WritingProgress progress,
                 Delays delays, MessageSource messages, Clock clock) {
        this.dossiers = dossiers;
        this.records = records;
        this.journal = journal;
        this.portraits = portraits;
        this.progress = progress;
        this.delays = delays;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        if (dossiers.find(moment.reference()).isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>(facts(moment.reference(), moment.template()));
        facts.values().removeIf(value -> value == null || value instanceof List<?> list && list.isEmpty());
        return facts;
    }

    private Map<String, Object> facts(String reference, String template) {
        return switch (template) {
            case "declaration-received", "msp-declared", "portrait-ready", "territory-changed" -> territory(reference);
            case "perimeter-settled" -> perimeter(reference);
            case "orientation-decided" -> orientation(reference);
            case "framing-interview" -> interview(reference);
            case "mobilisation-meeting" -> mobilisation(reference);
            case "constituent-assembly" -> assembly(reference);
            case "work-plan" -> plan(reference);
            case "monthly-point" -> point(reference);
            case "rereading-done" -> facts("remarks", remarks(reference));
            case "operation-announced" -> facts("publicContact", text(last(reference, CPTS_CREATION, "publishAndAnnounce"),
                    "publicContact"));
            case "closure-notice" -> facts(
                    "closureOn", delays.after(ParisTime.today(clock), "closureNotice"),
                    "closureReason", journal.lastNote(reference, "closureNotice").orElse(null));
            case "dossier-closed" -> facts("closureReason", journal.lastNote(reference, "closureNotice").orElse(null));
            default -> Map.of();
        };
    }

    private Map<String, Object> territory(String reference) {
        Portrait portrait = portraits.current(reference);
        return facts(
                "communeNames", portrait.places().stream().map(DossierMails::place).toList(),
                "overlaps", portrait.neighbours().stream().map(Portrait.Neighbour::name).toList(),
                "populationOn", portrait.populationYears().isEmpty() ? null
                        : LocalDate.of(Collections.max(portrait.populationYears()), 1, 1));
    }

    private static String place(Portrait.Place place) {
        return place.part() == null ? place.name() : "%s (%s)".formatted(place.name(), place.part());
    }

    private Map<String, Object> perimeter(String reference) {
        Map<String, Object> facts = new HashMap<>(territory(reference));
        String arbitrated = text(last(reference, DiagnosisTasks.PROCESS, "arbitratePerimeter"), "grounds");
        facts.put("perimeterGrounds", arbitrated != null ? arbitrated
                : text(last(reference, DiagnosisTasks.PROCESS, "organiseConcertation"), "report"));
        return facts;
    }

    private Map<String, Object> orientation(String reference) {
        Optional<JsonNode> last = last(reference, CPTS_CREATION, "qualifyProject");
        return facts("orientationReason", text(last, "reason"), "targetStructureName", text(last, "targetStructure"));
    }

    private Map<String, Object> interview(String reference) {
        Optional<JsonNode> last = last(reference, CPTS_CREATION, "holdFramingInterview");
        return facts("interviewOn", moment(last, "heldOn"), "nextSteps", text(last, "nextSteps"),
                "interviewReport", Stream.of("attendees", "expectations", "calendar")
                        .map(field -> text(last, field)).filter(Objects::nonNull).toList(),
                "meetingOn", moment(last, "newDate"), "meetingPlace", text(last, "place"));
    }

    private Map<String, Object> mobilisation(String reference) {
        Optional<JsonNode> last = last(reference, CPTS_CREATION, "mobiliseProfessionals");
        return facts("meetingOn", moment(last, "nextMeeting"), "meetingPlace", text(last, "nextPlace"));
    }

    private Map<String, Object> assembly(String reference) {
        Optional<JsonNode> last = last(reference, path(reference), "holdConstituentAssembly");
        return facts("assemblyOn", day(last, "heldOn"), "meetingOn", day(last, "newDate"),
                "board", each(last, "board", member ->
                        "%s, %s".formatted(member.path("name").asText(), member.path("role").asText())));
    }

    private Map<String, Object> plan(String reference) {
        Optional<JsonNode> last = last(reference, WritingTasks.PROCESS, "planWriting");
        return facts("targetOn", day(last, "targetOn"), "meetingOn", moment(last, "firstMeeting"),
                "workGroups", each(last, "groups", group ->
                        "%s (%s)".formatted(group.path("name").asText(), group.path("pilot").asText())));
    }

    private Map<String, Object> point(String reference) {
        Optional<JsonNode> last = last(reference, WritingTasks.PROCESS, "followWriting");
        return facts("meetingOn", moment(last, "nextMeeting"), "obstacles", text(last, "obstacles"),
                "writingSections", each(last, "sections", section -> "%s : %s".formatted(
                        label("ProjectSection", section.path("section").asText()),
                        label("Progress", section.path("state").asText()))));
    }

    private List<String> remarks(String reference) {
        return progress.rereadings(reference).stream()
                .map(TaskRecord::content)
                .flatMap(said -> each(Optional.of(said), "remarks", remark -> "%s : %s".formatted(
                        label("ProjectSection", remark.path("section").asText()), remark.path("remark").asText())).stream())
                .toList();
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        String reference = moment.reference();
        return switch (audience) {
            case "invited" -> Optional.of(invited(reference));
            case "formerLead" -> Optional.of(formerLead(reference));
            case "neighbours" -> Optional.of(neighbours(reference));
            case "targetStructure" -> Optional.of(targetStructure(reference));
            default -> Optional.empty();
        };
    }

    private List<Addressee> invited(String reference) {
        return each(last(reference, CPTS_CREATION, "mobiliseProfessionals"), "invited", Function.identity()).stream()
                .filter(invitee -> invitee.hasNonNull("email"))
                .map(invitee -> Addressee.person(invitee.path("name").asText(), invitee.path("email").asText()))
                .toList();
    }

    /** The lead whom the present one has followed, as the declaration or an earlier change named them. */
    private List<Addressee> formerLead(String reference) {
        List<JsonNode> leads = Stream.of("projectDeclared", "designateNewLead")
                .flatMap(task -> records.submissions(reference, path(reference), task).stream())
                .map(each -> each.content().path("lead"))
                .toList();
        return leads.size() < 2 ? List.of() : List.of(person(leads.get(leads.size() - 2)));
    }

    private static Addressee person(JsonNode lead) {
        return Addressee.person("%s %s".formatted(lead.path("firstName").asText(), lead.path("lastName").asText()),
                lead.path("email").asText());
    }

    private List<Addressee> neighbours(String reference) {
        return leads(dossiers.overlapsOf(reference).stream().flatMap(overlap -> dossiers.find(overlap.owner()).stream()));
    }

    private List<Addressee> targetStructure(String reference) {
        String named = text(last(reference, CPTS_CREATION, "qualifyProject"), "targetStructure");
        return named == null ? List.of() : leads(dossiers.named(named).stream());
    }

    private static List<Addressee> leads(Stream<Dossier> others) {
        return others.flatMap(other -> other.lead().stream())
                .filter(lead -> lead.email() != null)
                .map(lead -> Addressee.person(lead.fullName(), lead.email()))
                .toList();
    }

    private String path(String reference) {
        return Paths.of(dossiers.get(reference).type());
    }

    private Optional<JsonNode> last(String reference, String process, String task) {
        return records.last(reference, process, task).map(TaskRecord::content);
    }

    private static String text(Optional<JsonNode> content, String field) {
        return content.map(values -> values.path(field).asText(null)).orElse(null);
    }

    private static LocalDate day(Optional<JsonNode> content, String field) {
        String text = text(content, field);
        return text == null ? null : LocalDate.parse(text);
    }

    private static LocalDateTime moment(Optional<JsonNode> content, String field) {
        String text = text(content, field);
        return text == null ? null : LocalDateTime.parse(text);
    }

    private static <T> List<T> each(Optional<JsonNode> content, String field, Function<JsonNode, T> reading) {
        return content.map(values -> values.path(field)).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(reading)
                .toList();
    }

    private String label(String type, String constant) {
        return messages.getMessage("enum.%s.%s".formatted(type, constant), null, Locale.FRENCH);
    }

    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return facts;
    }
}
