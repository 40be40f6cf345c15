package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.DAC_CREATION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DacForms.AssessSituation;
import fr.maillage.dossier.DacForms.ChooseCarrier;
import fr.maillage.dossier.DacForms.HoldCommittee;
import fr.maillage.dossier.DacForms.PutIntoService;
import fr.maillage.dossier.DacForms.TerritoryOpened;
import fr.maillage.dossier.DacForms.TransferMeans;
import fr.maillage.dossier.DacForms.WriteCommonProject;

/** What the tasks of the path of a DAC tell mails, and who is meant by the audiences that only this path has. */
@Component
class DacMails implements MailSource {

    private final Dossiers dossiers;
    private final Devices devices;
    private final TaskRecords records;
    private final Json json;

    DacMails(Dossiers dossiers, Devices devices, TaskRecords records, Json json) {
        this.dossiers = dossiers;
        this.devices = devices;
        this.records = records;
        this.json = json;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        String reference = moment.reference();
        return switch (audience) {
            case "devices" -> Optional.of(devices.united(reference).stream()
                    .filter(device -> device.email() != null)
                    .map(device -> Addressee.person(device.name(), device.email()))
                    .toList());
            case "departments" -> Optional.of(dossiers.get(reference).participants(ParticipantRole.DEPARTMENT_COUNCIL).stream()
                    .map(council -> Addressee.group(council.organisation()))
                    .toList());
            case "committeeMembers" -> Optional.of(last(reference, "holdCommittee", HoldCommittee.class)
                    .map(HoldCommittee::members).orElse(List.of()).stream()
                    .filter(member -> member.email() != null)
                    .map(member -> Addressee.person(member.name(), member.email()))
                    .toList());
            case "candidates" -> Optional.of(last(reference, "chooseCarrier", ChooseCarrier.class)
                    .map(ChooseCarrier::candidates).orElse(List.of()).stream()
                    .filter(candidate -> candidate.email() != null)
                    .map(candidate -> Addressee.person(candidate.name(), candidate.email()))
                    .toList());
            default -> Optional.empty();
        };
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        String reference = moment.reference();
        if (dossiers.find(reference).filter(dossier -> dossier.type() == StructureType.DAC).isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("deviceNames", devices.united(reference).stream().map(Device::name).toList());
        last(reference, "writeCommonProject", WriteCommonProject.class)
                .ifPresent(form -> facts.put("serviceOn", form.serviceOn()));
        switch (moment.template()) {
            case "dac-territory-opened" -> last(reference, "territoryOpened", TerritoryOpened.class).ifPresent(form -> {
                facts.put("serviceOn", form.serviceWishedOn());
                facts.put("delegationReferent", form.delegationReferent());
                facts.put("departmentReferent", form.departmentReferent());
                facts.put("calendar", form.calendar());
            });
            case "dac-committee" -> last(reference, "holdCommittee", HoldCommittee.class).ifPresent(form -> {
                facts.put("committeeOn", form.heldOn());
                facts.put("committeeReport", form.report());
                facts.put("meetingOn", form.nextMeeting());
                facts.put("meetingPlace", form.nextPlace() == null ? "" : form.nextPlace());
            });
            case "dac-situation" -> last(reference, "assessSituation", AssessSituation.class).ifPresent(form -> {
                facts.put("situationNeeds", form.needs());
                facts.put("uncoveredZones", form.uncoveredZones());
            });
            case "dac-carrier" -> last(reference, "chooseCarrier", ChooseCarrier.class).ifPresent(form -> {
                facts.put("carrier", form.carrier());
                facts.put("revisionReason", form.reason());
            });
            case "dac-vote-rejected" -> facts.put("againstNames", devices.united(reference).stream()
                    .filter(device -> device.vote() == DeviceVote.REJECTED).map(Device::name).toList());
            case "dac-transfers" -> last(reference, "transferMeans", TransferMeans.class)
                    .ifPresent(form -> facts.put("transferred", form.items().stream()
                            .map(item -> "%s, de %s".formatted(item.what(), item.from())).toList()));
            case "dac-in-service" -> last(reference, "putIntoService", PutIntoService.class).ifPresent(form -> {
                facts.put("singleNumber", form.singleNumber());
                facts.put("serviceOn", form.serviceOn());
            });
            default -> { }
        }
        facts.values().removeIf(value -> value == null || value instanceof List<?> list && list.isEmpty());
        return facts;
    }

    private <T extends Record> Optional<T> last(String reference, String task, Class<T> form) {
        return records.last(reference, DAC_CREATION, task).map(record -> json.read(record.content().toString(), form));
    }
}
