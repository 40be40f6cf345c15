package fr.maillage.support.mission;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** What the model {@code consultant-mission} asks: to whom its tasks are offered. */
@ModelBean
public class ConsultantMissions {

    private final Missions missions;
    private final HolderChoice holders;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Actors actors;
    private final Clock clock;

    ConsultantMissions(Missions missions, HolderChoice holders, Dossiers dossiers, Directory directory, Actors actors,
                       Clock clock) {
        this.missions = missions;
        this.holders = holders;
        this.dossiers = dossiers;
        this.directory = directory;
        this.actors = actors;
        this.clock = clock;
    }

    /** The agency's buyer. */
    public String procurement(String reference) {
        return ars(reference, Function.PROCUREMENT);
    }

    public String finance(String reference) {
        return ars(reference, Function.FINANCE);
    }

    /** The consultant of the order at work. */
    public String consultant(long mission) {
        return directory.groupOf(missions.order(mission).organisation(), Function.HANDLER);
    }

    /** The holders of the lot who are put in competition. */
    public List<String> consultedGroups(long mission) {
        return holders.consultable(missions.get(mission), ParisTime.today(clock)).stream()
                .map(organisation -> directory.groupOf(organisation, Function.HANDLER))
                .toList();
    }

    /** Whether there is a holder to whom the order may go. */
    public boolean hasHolder(long mission) {
        return missions.holdersLeft(mission);
    }

    /** Whose opinion on the deliverable is asked; the delegation's once, when it also accompanies the lead. */
    public List<String> opinionSources(String reference) {
        boolean alone = actors.accompanier(reference).equals(actors.delegation(reference));
        return Stream.of(OpinionSource.values())
                .filter(source -> !alone || source != OpinionSource.DELEGATION)
                .map(OpinionSource::name)
                .toList();
    }

    /** Who gives the opinion, or records that of the lead. */
    public String opinionGroup(String reference, String source) {
        return OpinionSource.valueOf(source) == OpinionSource.DELEGATION ? actors.delegation(reference)
                : actors.accompanier(reference);
    }

    private String ars(String reference, Function function) {
        Dossier dossier = dossiers.get(reference);
        return Stream.of(ParticipantRole.ARS, ParticipantRole.PILOT_DELEGATION)
                .flatMap(role -> dossier.participants(role).stream())
                .map(participant -> directory.groupOf(participant.organisation(), function))
                .findFirst()
                .or(() -> Optional.of(actors.delegation(reference)))
                .get();
    }
}
