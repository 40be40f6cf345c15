package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.DAC_CREATION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DacForms.FormerNumber;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** The devices that a DAC unites: what its model asks and what its tasks decide about them. */
@ModelBean
@Transactional
public class Devices {

    private static final LocalTime END_OF_OFFICE = LocalTime.of(18, 0);

    private final DeviceRepository devices;
    private final Dossiers dossiers;
    private final Platforms platforms;
    private final TaskRecords records;
    private final Clock clock;

    Devices(DeviceRepository devices, Dossiers dossiers, Platforms platforms, TaskRecords records, Clock clock) {
        this.devices = devices;
        this.dossiers = dossiers;
        this.platforms = platforms;
        this.records = records;
        this.clock = clock;
    }

    /** All devices of the dossier, in the order in which they were listed. */
    @Transactional(readOnly = true)
    public List<Device> of(String reference) {
        return devices.findByDossierOrderById(reference);
    }

    /** Those that the DAC unites. */
    @Transactional(readOnly = true)
    public List<Device> united(String reference) {
        return of(reference).stream().filter(device -> !device.leftOut()).toList();
    }

    @Transactional(readOnly = true)
    Device get(String reference, long id) {
        return devices.findById(id).filter(device -> device.dossier().equals(reference)).orElseThrow();
    }

    /**
     * Lists the devices, instead of an earlier list.
     *
     * @throws RefusedSubmission when one names a platform that is no dossier of a PTA
     */
    void list(String reference, List<DacForms.ListedDevice> listed) {
        for (int index = 0; index < listed.size(); index++) {
            String platform = listed.get(index).platform();
            if (platform != null && dossiers.find(platform).filter(each -> each.type() == StructureType.PTA).isEmpty()) {
                throw new RefusedSubmission("devices[%d].platform".formatted(index), "dac.platform.unknown", platform);
            }
        }
        devices.deleteAll(of(reference));
        listed.forEach(form -> devices.save(Device.listed(reference, form)));
    }

    /** Ids of those whose body has still to vote in favour. */
    @Transactional(readOnly = true)
    public List<String> voting(String reference) {
        return united(reference).stream()
                .filter(device -> device.vote() != DeviceVote.FAVOURABLE)
                .map(device -> device.id().toString())
                .toList();
    }

    void vote(Device device, DeviceVote vote, LocalDate day) {
        devices.save(device.voted(vote, day));
    }

    @Transactional(readOnly = true)
    public boolean anyAgainst(String reference) {
        return united(reference).stream().anyMatch(Devices::isAgainst);
    }

    private static boolean isAgainst(Device device) {
        return device.vote() == DeviceVote.REJECTED;
    }

    /** Asks for a new vote where one was unfavourable. */
    void voteAgain(String reference) {
        change(reference, device -> isAgainst(device) ? device.voted(null, null) : device);
    }

    /** The form is chosen anew: every body votes again. */
    void forgetVotes(String reference) {
        change(reference, device -> device.voted(null, null));
    }

    /**
     * Goes on without those that have voted against.
     *
     * @throws RefusedSubmission when none would be left to unite
     */
    void leaveOut(String reference, String field) {
        if (united(reference).stream().allMatch(Devices::isAgainst)) {
            throw new RefusedSubmission(field, "dac.vote.none-left");
        }
        change(reference, device -> isAgainst(device) ? device.stayingOutside() : device);
    }

    private void change(String reference, UnaryOperator<Device> change) {
        united(reference).forEach(device -> devices.save(change.apply(device)));
    }

    /** Those whose number is to be closed, since the DAC has its own. */
    @Transactional(readOnly = true)
    List<Device> withFormerNumber(String reference) {
        return united(reference).stream().filter(device -> device.finess() != null && device.finessClosedOn() == null).toList();
    }

    @Transactional(readOnly = true)
    public boolean hasFormerNumbers(String reference) {
        return !withFormerNumber(reference).isEmpty();
    }

    /** @throws RefusedSubmission when a number is missing, or is none of those to close */
    void closeNumbers(String reference, List<FormerNumber> closures) {
        Map<String, Device> expected = withFormerNumber(reference).stream()
                .collect(Collectors.toMap(Device::finess, device -> device, (one, other) -> one));
        for (int index = 0; index < closures.size(); index++) {
            FormerNumber closure = closures.get(index);
            Device device = expected.remove(closure.finess());
            if (device == null) {
                throw new RefusedSubmission("closures[%d].finess".formatted(index), "dac.finess.unknown", closure.finess());
            }
            devices.save(device.closedOn(closure.closedOn()));
        }
        if (!expected.isEmpty()) {
            throw new RefusedSubmission("closures", "dac.finess.missing", String.join(", ", expected.keySet()));
        }
    }

    /** The day for which the service is announced; today when that day is past. */
    @Transactional(readOnly = true)
    public Date serviceDue(String reference) {
        LocalDate announced = announcedService(reference).orElse(today());
        LocalDate day = announced.isBefore(today()) ? today() : announced;
        return Date.from(day.atTime(END_OF_OFFICE).atZone(ParisTime.ZONE).toInstant());
    }

    private Optional<LocalDate> announcedService(String reference) {
        return records.last(reference, DAC_CREATION, "writeCommonProject")
                .map(record -> LocalDate.parse(record.content().path("serviceOn").asText()));
    }

    /** The DAC is in service: the platforms that it unites are history from that day on; safe to repeat. */
    void integrate(String reference) {
        LocalDate day = dossiers.get(reference).milestones().openedOn();
        united(reference).stream().map(Device::platform).filter(platform -> platform != null)
                .forEach(platform -> platforms.integrate(platform, reference, day));
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
