package fr.maillage.contract;

import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.TaskRecords.TaskRecord;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;

/** What mails say about the label, the opening and the SISA of a MSP. */
@Component
class LabelMailSource implements MailSource {

    private final Labels labels;
    private final Sisas sisas;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final Directory directory;
    private final Clock clock;

    LabelMailSource(Labels labels, Sisas sisas, Dossiers dossiers, TaskRecords records, Directory directory, Clock clock) {
        this.labels = labels;
        this.sisas = sisas;
        this.dossiers = dossiers;
        this.records = records;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        String reference = moment.reference();
        if (dossiers.find(reference).filter(dossier -> dossier.type() == StructureType.MSP).isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        labels.find(reference).ifPresent(label -> {
            facts.put("labelledOn", label.effectiveOn());
            facts.put("labelSites", labels.sites(reference).stream()
                    .map(site -> "%s, %s".formatted(site.name(), site.address())).toList());
        });
        sisas.find(reference).ifPresent(sisa -> {
            facts.put("sisaName", sisa.name());
            facts.put("sisaRegisteredOn", sisa.registeredOn());
            facts.put("sisaTerm", sisa.contractTerm());
            facts.put("sisaRegistrableOn", sisas.registrableOn(reference).orElse(null));
        });
        facts.putAll(said(reference, moment.template()));
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    /** What was typed in the task that the mail is about. */
    private Map<String, Object> said(String reference, String template) {
        return switch (template) {
            case "aci-eligibility" -> one(reference, "checkAciEligibility", "aciMissing", "missing", "aciReason", "reason");
            case "sisa-observations" -> one(reference, "examineStatutes", "statutesObservations", "observations");
            case "sisa-missing" -> one(reference, "recordMissingSisa", "missingSisaReason", "reason");
            case "opening-postponed" -> {
                Map<String, Object> facts = one(reference, "recordOpening", "postponementReason", "reason");
                facts.put("openingOn", day(reference, "recordOpening", "newDate"));
                yield facts;
            }
            case "msp-opened" -> {
                Map<String, Object> facts = one(reference, "recordOpening", "openingHours", "hours",
                        "publicContact", "publicContact", "publicPhone", "publicPhone");
                facts.put("openedOn", day(reference, "recordOpening", "openedOn"));
                yield facts;
            }
            default -> Map.of();
        };
    }

    private Map<String, Object> one(String reference, String task, String... factsAndFields) {
        Map<String, Object> facts = new HashMap<>();
        Optional<JsonNode> content = records.last(reference, MSP_CREATION, task).map(TaskRecord::content);
        for (int i = 0; i < factsAndFields.length; i += 2) {
            String field = factsAndFields[i + 1];
            facts.put(factsAndFields[i], content.map(form -> form.path(field).asText(null)).orElse(null));
        }
        return facts;
    }

    private LocalDate day(String reference, String task, String field) {
        return records.last(reference, MSP_CREATION, task)
                .map(last -> last.content().path(field).asText(null))
                .map(LocalDate::parse)
                .orElse(null);
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return audience.equals("labelCommunes") ? Optional.of(communes(moment.reference())) : Optional.empty();
    }

    /** The municipalities of the territory that the directory knows, when the label says that they are told. */
    private List<Addressee> communes(String reference) {
        if (labels.find(reference).filter(Labels.Label::informCommunes).isEmpty()) {
            return List.of();
        }
        Set<String> territory = dossiers.get(reference).territory().stream().map(TerritoryPart::commune)
                .collect(Collectors.toSet());
        return directory.organisations(OrganisationKind.MUNICIPALITY, ParisTime.today(clock)).stream()
                .filter(municipality -> municipality.communes().stream().anyMatch(territory::contains))
                .map(municipality -> Addressee.person(municipality.name(), municipality.email()))
                .toList();
    }
}
