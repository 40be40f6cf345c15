package fr.maillage.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the running path of a dossier and takes the project up otherwise: under another type, by another delegation, or
 * inside another dossier. One message ends the path; a new instance starts at the first step of the stage.
 */
@Service
@Transactional
public class Rerouting {

    /** Why a path ends; the models choose the mail by it. */
    enum Kind {
        TYPE, TRANSFER, MERGE
    }

    /**
     * A process beside the path of a dossier.
     *
     * @param mayEnd whether it may be ended when the dossier changes course
     */
    public record Beside(String id, String name, boolean mayEnd) {
    }

    private static final String VARIABLE = "rerouting";

    private final Dossiers dossiers;
    private final Documents documents;
    private final Links links;
    private final Journal journal;
    private final TaskRecords records;
    private final PathEntry entry;
    private final Lifecycle lifecycle;
    private final RunningProcesses running;
    private final List<LegalClockState> clocks;
    private final Map<String, SideWork> sideWork;

    Rerouting(Dossiers dossiers, Documents documents, Links links, Journal journal, TaskRecords records, PathEntry entry,
              Lifecycle lifecycle, RunningProcesses running, List<LegalClockState> clocks, List<SideWork> sideWork) {
        this.dossiers = dossiers;
        this.documents = documents;
        this.links = links;
        this.journal = journal;
        this.records = records;
        this.entry = entry;
        this.lifecycle = lifecycle;
        this.running = running;
        this.clocks = clocks;
        this.sideWork = sideWork.stream().collect(Collectors.toMap(SideWork::process, Function.identity()));
    }

    /** The types under which a dossier may go on. */
    @Transactional(readOnly = true)
    public List<StructureType> otherTypes(Dossier dossier) {
        return StructureType.structures().stream().filter(type -> type != dossier.type() && entry.isOpenTo(type)).toList();
    }

    /** What runs on the dossier beside its path. */
    @Transactional(readOnly = true)
    public List<Beside> beside(String reference) {
        String path = Paths.of(dossiers.get(reference).type());
        return running.independent(reference).stream()
                .filter(each -> !each.key().equals(path) && !each.key().equals(EngineNames.TRANSFER))
                .map(each -> new Beside(each.id(), each.name(), sideWork.containsKey(each.key())))
                .toList();
    }

    /**
     * Goes on with the project as a structure of another type. What has been written for one type is not examined as
     * another: a project that is already filed goes back to writing.
     *
     * @param ended processes beside the path that end with the former type
     * @throws ImpossibleAct once the project is validated, while it sleeps or while a legal clock runs
     */
    public void changeType(String reference, StructureType type, String reason, Set<String> ended, String by) {
        Dossier dossier = requireOnItsWay(reference, "dossier.act.type.clock");
        if (dossier.milestones().validatedOn() != null) {
            throw new ImpossibleAct("dossier.act.type.validated");
        }
        if (!otherTypes(dossier).contains(type)) {
            throw new ImpossibleAct("dossier.act.type.same");
        }
        end(reference, ended, reason, by);
        String former = Paths.of(dossier.type());
        dossiers.changeType(reference, type, reason, by);
        leave(reference, former, Kind.TYPE);
        entry.enter(reference, type, stageUnder(reference, type, dossier.stage()));
    }

    /** Every CPTS has a letter of intention, a centre and a DAC have none. */
    private Stage stageUnder(String reference, StructureType type, Stage stage) {
        Stage reached = stage == Stage.VALIDATION ? Stage.PROJECT_WRITING : stage;
        boolean written = reached == Stage.INTENTION || reached == Stage.PROJECT_WRITING;
        return switch (type) {
            case CPTS -> written && records.last(reference, EngineNames.INTENTION_LETTER, "notifyLetter").isEmpty()
                    ? Stage.INTENTION : reached;
            case CDS, DAC -> reached == Stage.INTENTION ? Stage.PROJECT_WRITING : reached;
            default -> reached;
        };
    }

    /** Refuses what a transfer could not do now. */
    @Transactional(readOnly = true)
    void requireTransferable(String reference) {
        requireOnItsWay(reference, "dossier.act.transfer.clock");
    }

    /** The delegation of that département takes the dossier over; its path starts again there, at the first step of its stage. */
    void transfer(String reference, String departement, String by) {
        Dossier dossier = requireOnItsWay(reference, "dossier.act.transfer.clock");
        String path = Paths.of(dossier.type());
        Map<String, Object> decided = running.independent(reference).stream()
                .filter(each -> each.key().equals(path))
                .findFirst()
                .map(each -> running.variables(each.id()))
                .orElseThrow();
        dossiers.changePilot(reference, departement, by);
        leave(reference, path, Kind.TRANSFER);
        entry.enter(reference, dossier.type(), dossier.stage(), decided);
    }

    /**
     * Regroups two dossiers: the first ends, and its members, territory, documents and journal are kept in the other one.
     *
     * @param ended processes beside the path of the first that end with it; the others go on under its reference
     * @throws ImpossibleAct when they are not of one type, or one of them is not on its way
     */
    public void merge(String reference, String into, String reason, Set<String> ended, String by) {
        if (reference.equals(into)) {
            throw new ImpossibleAct("dossier.act.merge.self");
        }
        Dossier dossier = requireOnItsWay(reference, "dossier.act.merge.clock");
        Dossier kept = dossiers.get(into);
        if (kept.type() != dossier.type()) {
            throw new ImpossibleAct("dossier.act.merge.type");
        }
        if (!mayTakeIn(kept)) {
            throw new ImpossibleAct("dossier.act.merge.kept");
        }
        end(reference, ended, reason, by);
        dossiers.changeTeam(into, null, together(kept, dossier), by);
        widen(kept, dossier, by);
        documents.copyAll(reference, into, by);
        links.link(reference, LinkType.MERGED_WITH, into, by);
        dossiers.goOnIn(reference, into, reason, by);
        leave(reference, Paths.of(dossier.type()), Kind.MERGE);
    }

    private boolean mayTakeIn(Dossier kept) {
        return kept.stage().isInPreparation() && kept.milestones().contractSignedOn() == null
                && clocks.stream().noneMatch(clock -> clock.isRunning(kept.reference()))
                && running.isWaiting(EngineNames.TERRITORY_CHANGE, Paths.of(kept.type()), kept.reference());
    }

    /** The members of both, nobody twice; the lead of the dossier that ends becomes a member. */
    private static List<TeamMember> together(Dossier kept, Dossier joining) {
        Map<String, TeamMember> members = new LinkedHashMap<>();
        kept.team().forEach(member -> members.putIfAbsent(identity(member), member));
        joining.team().forEach(member -> members.putIfAbsent(identity(member), member));
        String keptLead = kept.lead().map(Lead::email).orElse(null);
        joining.lead().filter(lead -> !Objects.equals(lead.email(), keptLead))
                .map(TeamMember::formerly)
                .ifPresent(member -> members.putIfAbsent(identity(member), member));
        return List.copyOf(members.values());
    }

    /** One mailbox may serve several members: only name and mailbox together tell that somebody is the same. */
    private static String identity(TeamMember member) {
        return "%s|%s".formatted(member.displayName(), Objects.toString(member.email(), "")).toLowerCase(Locale.ROOT);
    }

    private void widen(Dossier kept, Dossier joining, String by) {
        List<TerritoryPart> union = union(kept.territory(), joining.territory());
        if (!union.equals(kept.territory())) {
            lifecycle.changeTerritory(kept.reference(), null, union, kept.seatCommune().orElse(null), kept.chosenFunds(), by);
        }
    }

    /** A whole commune prevails over its parts. */
    private static List<TerritoryPart> union(List<TerritoryPart> kept, List<TerritoryPart> joining) {
        Set<String> whole = joining.stream().filter(TerritoryPart::isWhole).map(TerritoryPart::commune).collect(Collectors.toSet());
        List<TerritoryPart> union = new ArrayList<>(kept.stream()
                .filter(part -> part.isWhole() || !whole.contains(part.commune()))
                .toList());
        joining.stream()
                .filter(part -> union.stream().noneMatch(held -> held.commune().equals(part.commune())
                        && (held.isWhole() || held.part().equalsIgnoreCase(part.part()))))
                .forEach(union::add);
        return union;
    }

    private Dossier requireOnItsWay(String reference, String clockKey) {
        Dossier dossier = dossiers.get(reference);
        if (!dossier.stage().isInPreparation()) {
            throw new ImpossibleAct("dossier.act.over");
        }
        if (dossier.isAsleep()) {
            throw new ImpossibleAct("dossier.act.reroute.asleep");
        }
        if (clocks.stream().anyMatch(clock -> clock.isRunning(reference))) {
            throw new ImpossibleAct(clockKey);
        }
        if (!dossier.type().isStructure() || !running.isRunning(Paths.of(dossier.type()), reference)) {
            throw new ImpossibleAct("dossier.act.over");
        }
        if (!running.isWaiting(EngineNames.REROUTE, Paths.of(dossier.type()), reference)) {
            throw new ImpossibleAct("dossier.act.reroute.earlier");
        }
        return dossier;
    }

    private void end(String reference, Set<String> chosen, String reason, String by) {
        for (RunningProcesses.Independent each : running.independent(reference)) {
            if (chosen.contains(each.id())) {
                SideWork work = sideWork.get(each.key());
                if (work == null) {
                    throw new ImpossibleAct("dossier.act.reroute.cannotEnd", each.name());
                }
                work.end(reference, running.variables(each.id()), reason, by);
                running.end(each.id(), reason);
                journal.write(reference, JournalEntry.of("sideWork.ended", Visibility.ACCOMPANIERS, each.name())
                        .withNote(reason), by);
            }
        }
    }

    private void leave(String reference, String path, Kind kind) {
        running.correlate(EngineNames.REROUTE, path, reference, Map.of(VARIABLE, kind.name()));
    }
}
