package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.DAC_CREATION;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DacForms.AssessSituation;
import fr.maillage.dossier.DacForms.Candidate;
import fr.maillage.dossier.DacForms.CarrierChoice;
import fr.maillage.dossier.DacForms.ChooseCarrier;
import fr.maillage.dossier.DacForms.CloseFormerNumbers;
import fr.maillage.dossier.DacForms.College;
import fr.maillage.dossier.DacForms.Committee;
import fr.maillage.dossier.DacForms.CommitteeMember;
import fr.maillage.dossier.DacForms.CommonSection;
import fr.maillage.dossier.DacForms.DecideAfterVote;
import fr.maillage.dossier.DacForms.FormerNumber;
import fr.maillage.dossier.DacForms.HoldCommittee;
import fr.maillage.dossier.DacForms.ListDevices;
import fr.maillage.dossier.DacForms.ListedDevice;
import fr.maillage.dossier.DacForms.PutIntoService;
import fr.maillage.dossier.DacForms.RecordVote;
import fr.maillage.dossier.DacForms.TerritoryOpened;
import fr.maillage.dossier.DacForms.TransferMeans;
import fr.maillage.dossier.DacForms.WriteCommonProject;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** What happens when a task of the path of a DAC is done. */
@Component
class DacTasks {

    private final Dossiers dossiers;
    private final Devices devices;
    private final Platforms platforms;
    private final TaskRecords records;
    private final Documents documents;
    private final Cases cases;
    private final Directory directory;
    private final Communes communes;
    private final Json json;
    private final MessageSource messages;

    DacTasks(Dossiers dossiers, Devices devices, Platforms platforms, TaskRecords records, Documents documents, Cases cases,
             Directory directory, Communes communes, Json json, MessageSource messages) {
        this.dossiers = dossiers;
        this.devices = devices;
        this.platforms = platforms;
        this.records = records;
        this.documents = documents;
        this.cases = cases;
        this.directory = directory;
        this.communes = communes;
        this.json = json;
        this.messages = messages;
    }

    @TaskContract(process = DAC_CREATION, task = "territoryOpened")
    Routing open(TerritoryOpened form, TaskInHand start) {
        Dossier dossier = dossiers.declare(new Declaration(form.declarationId(), Origin.DECLARED, StructureType.DAC,
                form.structureName(), null, form.communes(), form.seatCommune(), List.of(), Set.of(), null), start.userId());
        requireHeadquarters(dossier, start.userId());
        requireFreeGround(dossier);
        addDepartments(dossier, start);
        records.keep(dossier.reference(), start, form, Visibility.ADMINISTRATIONS);
        return cases.start(dossier.reference());
    }

    /** A territory is opened by the regional agency's own office, not by a delegation or a caisse. */
    private void requireHeadquarters(Dossier dossier, String user) {
        boolean headquarters = directory.findAgent(user).map(Agent::organisation)
                .filter(organisation -> dossier.participants(ParticipantRole.ARS).stream()
                        .anyMatch(ars -> ars.organisation().equals(organisation)))
                .isPresent();
        if (!headquarters) {
            throw new RefusedSubmission("structureName", "dac.headquarters-only");
        }
    }

    /** Two DAC never share a commune: a region is covered without holes or overlaps. */
    private void requireFreeGround(Dossier dossier) {
        dossiers.overlapsOf(dossier.reference()).stream()
                .flatMap(overlap -> dossiers.find(overlap.owner()).stream())
                .filter(other -> other.type() == StructureType.DAC && !other.stage().isEnd())
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedSubmission("communes", "dac.overlap", other.name(), other.reference());
                });
    }

    private void addDepartments(Dossier dossier, TaskInHand start) {
        communes.findAll(dossier.territory().stream().map(TerritoryPart::commune).distinct().toList()).values().stream()
                .map(Commune::departement).distinct().sorted()
                .flatMap(departement -> directory.covering(OrganisationKind.CONSEIL_DEPARTEMENTAL, departement, start.today())
                        .stream())
                .map(Organisation::id)
                .forEach(council -> dossiers.addParticipant(dossier.reference(), ParticipantRole.DEPARTMENT_COUNCIL, council,
                        null, start.userId()));
    }

    /** The platforms that are known on the territory are there already. */
    @TaskDraft(process = DAC_CREATION, task = "listDevices")
    ListDevices proposeDevices(TaskInHand task) {
        List<ListedDevice> known = dossiers.overlapsOf(task.reference()).stream()
                .flatMap(overlap -> dossiers.find(overlap.owner()).stream())
                .filter(other -> other.type() == StructureType.PTA)
                .sorted(Comparator.comparing(Dossier::reference))
                .map(other -> new ListedDevice(DeviceKind.PTA, other.name(),
                        platforms.find(other.reference()).map(Platforms.Platform::carrier).orElse(null), null, null, null,
                        null, other.finessEstablishment().orElse(null), null, other.reference()))
                .toList();
        return new ListDevices(known, null);
    }

    @TaskContract(process = DAC_CREATION, task = "listDevices")
    void list(ListDevices form, TaskInHand task) {
        devices.list(task.reference(), form.devices());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("dac.devices", Visibility.LEAD, form.devices().size(),
                form.devices().stream().map(ListedDevice::name).collect(Collectors.joining(", "))), task.userId());
    }

    /** Whoever sat in the committee last time. */
    @TaskDraft(process = DAC_CREATION, task = "holdCommittee")
    HoldCommittee proposeMeeting(TaskInHand task) {
        List<CommitteeMember> members = lastMeeting(task.reference()).map(HoldCommittee::members).orElse(null);
        return new HoldCommittee(null, null, members, null, null, null);
    }

    @TaskContract(process = DAC_CREATION, task = "holdCommittee", routes = "committee")
    Routing meet(HoldCommittee form, TaskInHand task) {
        if (form.committee() == Committee.DONE) {
            requireEveryCollege(task.reference(), form);
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("dac.committee." + form.committee(), Visibility.LEAD,
                FrenchDates.of(form.heldOn())), task.userId());
        return Routing.of("committee", form.committee());
    }

    /** Over all its meetings, everybody who is to govern the DAC has been heard. */
    private void requireEveryCollege(String reference, HoldCommittee last) {
        Set<College> missing = EnumSet.allOf(College.class);
        last.members().forEach(member -> missing.remove(member.college()));
        records.submissions(reference, DAC_CREATION, "holdCommittee").forEach(record ->
                json.read(record.content().toString(), HoldCommittee.class).members()
                        .forEach(member -> missing.remove(member.college())));
        if (!missing.isEmpty()) {
            throw new RefusedSubmission("members", "dac.committee.colleges",
                    missing.stream().map(this::label).collect(Collectors.joining(", ")));
        }
    }

    private Optional<HoldCommittee> lastMeeting(String reference) {
        return records.last(reference, DAC_CREATION, "holdCommittee")
                .map(record -> json.read(record.content().toString(), HoldCommittee.class));
    }

    @TaskContract(process = DAC_CREATION, task = "assessSituation")
    void assess(AssessSituation form, TaskInHand task) {
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("dac.situation", Visibility.LEAD), task.userId());
    }

    @TaskDraft(process = DAC_CREATION, task = "chooseCarrier")
    ChooseCarrier proposeCarrier(TaskInHand task) {
        List<Candidate> carriers = devices.united(task.reference()).stream()
                .map(device -> new Candidate(device.carrier(), device.legalForm(), device.email())).distinct().toList();
        return new ChooseCarrier(null, carriers, null, null, null, null, null, null, null);
    }

    @TaskContract(process = DAC_CREATION, task = "chooseCarrier", routes = {"carrierChoice", "departmentSigns"})
    Routing choose(ChooseCarrier form, TaskInHand task) {
        boolean chosen = form.carrierChoice() == CarrierChoice.CHOSEN;
        if (chosen && form.candidates().stream().noneMatch(candidate -> candidate.name().equals(form.carrier()))) {
            throw new RefusedSubmission("carrier", "dac.carrier.candidate");
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        if (chosen) {
            dossiers.changeLead(task.reference(), form.lead().toLead(form.carrier()), null, task.userId());
            if (form.siret() != null) {
                dossiers.recordLegalExistence(task.reference(), new LegalExistence(null, null, null, null, null,
                        form.siret(), dossiers.get(task.reference()).seatCommune().orElse(null), false), task.userId());
            }
            dossiers.journal(task.reference(), JournalEntry.of("dac.carrier.CHOSEN", Visibility.LEAD, form.carrier())
                    .withNote(form.statutes()), task.userId());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("dac.carrier.TO_REVISE", Visibility.LEAD)
                    .withNote(form.reason()), task.userId());
        }
        return Routing.of("carrierChoice", form.carrierChoice()).and("departmentSigns", Boolean.TRUE.equals(form.departmentSigns()));
    }

    @TaskDraft(process = DAC_CREATION, task = "recordVote")
    RecordVote proposeVote(TaskInHand task) {
        return new RecordVote(null, device(task).name(), null, null, null, null, null);
    }

    @TaskContract(process = DAC_CREATION, task = "recordVote")
    void vote(RecordVote form, TaskInHand task) {
        Device device = device(task);
        if (!device.name().equals(form.device())) {
            throw new RefusedSubmission("device", "dac.vote.device", device.name());
        }
        if (form.minutes() != null) {
            documents.require(task.reference(), form.minutes(), "minutes");
        }
        devices.vote(device, form.vote(), form.heldOn());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("dac.vote." + form.vote(), Visibility.LEAD, device.name(),
                FrenchDates.of(form.heldOn())).withNote(form.reason()), task.userId());
    }

    private Device device(TaskInHand task) {
        return devices.get(task.reference(), Long.parseLong((String) task.variable("device")));
    }

    @TaskContract(process = DAC_CREATION, task = "decideAfterVote", routes = "afterVote")
    Routing decide(DecideAfterVote form, TaskInHand task) {
        switch (form.afterVote()) {
            case VOTE_AGAIN -> devices.voteAgain(task.reference());
            case GO_ON_WITHOUT -> devices.leaveOut(task.reference(), "afterVote");
            case REVISE -> devices.forgetVotes(task.reference());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("dac.afterVote." + form.afterVote(), Visibility.LEAD)
                .withNote(form.reason()), task.userId());
        return Routing.of("afterVote", form.afterVote());
    }

    /** The sections as they were written last, when the project comes back. */
    @TaskDraft(process = DAC_CREATION, task = "writeCommonProject")
    WriteCommonProject proposeProject(TaskInHand task) {
        Optional<WriteCommonProject> before = records.last(task.reference(), DAC_CREATION, "writeCommonProject")
                .map(record -> json.read(record.content().toString(), WriteCommonProject.class));
        List<CommonSection> sections = before.map(WriteCommonProject::sections)
                .orElseGet(() -> Arrays.stream(CommonProjectSection.values())
                        .map(section -> new CommonSection(section, null)).toList());
        LocalDate wished = records.last(task.reference(), DAC_CREATION, "territoryOpened")
                .map(record -> LocalDate.parse(record.content().path("serviceWishedOn").asText())).orElse(null);
        return new WriteCommonProject(null, sections, before.map(WriteCommonProject::serviceOn).orElse(wished), null);
    }

    @TaskContract(process = DAC_CREATION, task = "writeCommonProject")
    void write(WriteCommonProject form, TaskInHand task) {
        Set<CommonProjectSection> missing = EnumSet.allOf(CommonProjectSection.class);
        form.sections().stream().filter(section -> section.text() != null).forEach(section -> missing.remove(section.section()));
        if (!missing.isEmpty()) {
            throw new RefusedSubmission("sections", "dac.project.missing",
                    missing.stream().map(this::label).collect(Collectors.joining(", ")));
        }
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.ACCOMPANIERS);
        dossiers.journal(task.reference(), JournalEntry.of("dac.project", Visibility.LEAD, FrenchDates.of(form.serviceOn())),
                task.userId());
    }

    @TaskDraft(process = DAC_CREATION, task = "transferMeans")
    TransferMeans proposeTransfers(TaskInHand task) {
        return new TransferMeans(null, null, records.last(task.reference(), DAC_CREATION, "transferMeans")
                .map(record -> json.read(record.content().toString(), TransferMeans.class).items()).orElse(null), null);
    }

    @TaskContract(process = DAC_CREATION, task = "transferMeans", routes = "transfers")
    Routing transfer(TransferMeans form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("dac.transfers." + form.transfers(), Visibility.LEAD,
                form.items().size()).withNote(form.remaining()), task.userId());
        return Routing.of("transfers", form.transfers());
    }

    @TaskDraft(process = DAC_CREATION, task = "closeFormerNumbers")
    CloseFormerNumbers proposeClosures(TaskInHand task) {
        return new CloseFormerNumbers(devices.withFormerNumber(task.reference()).stream()
                .map(device -> new FormerNumber(device.name(), device.finess(), task.today())).toList());
    }

    @TaskContract(process = DAC_CREATION, task = "closeFormerNumbers")
    void close(CloseFormerNumbers form, TaskInHand task) {
        devices.closeNumbers(task.reference(), form.closures());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("dac.numbersClosed", Visibility.LEAD,
                form.closures().stream().map(FormerNumber::finess).collect(Collectors.joining(", "))), task.userId());
    }

    @TaskContract(process = DAC_CREATION, task = "putIntoService")
    void serve(PutIntoService form, TaskInHand task) {
        dossiers.recordOpening(task.reference(), form.serviceOn(), task.userId());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("dac.service", Visibility.LEAD, form.singleNumber(),
                FrenchDates.of(form.practitionersInformedOn())), task.userId());
    }

    private String label(Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()),
                null, Locale.FRENCH);
    }
}
