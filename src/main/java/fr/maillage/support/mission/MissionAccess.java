package fr.maillage.support.mission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Reader;
import fr.maillage.reference.Delays;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

/**
 * Who reads a mission: those who read its dossier, and its consultant, who sees neither another consultant's orders nor
 * anything once the time after the end of the last order is over.
 */
@Component
class MissionAccess {

    private static final String ACCESS_AFTER_MISSION = "consultantAccess";

    /**
     * How somebody reads a mission.
     *
     * @param orders those that they may see
     * @param prices whether they may see what orders cost
     * @param offers whether they may see offers, opinions and evaluations
     */
    record Reading(ConsultantMission mission, List<MissionOrder> orders, boolean prices, boolean offers) {
    }

    private final Missions missions;
    private final HolderChoice holders;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final Directory directory;
    private final Delays delays;
    private final CurrentUser currentUser;
    private final Clock clock;

    MissionAccess(Missions missions, HolderChoice holders, Dossiers dossiers, DossierAccess access, Directory directory,
                  Delays delays, CurrentUser currentUser, Clock clock) {
        this.missions = missions;
        this.holders = holders;
        this.dossiers = dossiers;
        this.access = access;
        this.directory = directory;
        this.delays = delays;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Empty when there is no such mission, or none for whoever is logged in. */
    Optional<Reading> reading(long id) {
        return missions.find(id).flatMap(this::reading);
    }

    Optional<Reading> reading(ConsultantMission mission) {
        MaillageUser user = currentUser.get();
        Optional<String> consultant = consultant(user);
        if (consultant.isPresent()) {
            return asConsultant(mission, consultant.get());
        }
        Dossier dossier = dossiers.get(mission.dossier());
        if (!access.mayRead(user, dossier)) {
            return Optional.empty();
        }
        boolean administration = access.reader(user, dossier).kind() == Reader.Kind.ADMINISTRATION;
        return Optional.of(new Reading(mission, missions.orders(mission.id()), administration, administration));
    }

    /** The consultant's organisation for which the user acts; empty for everybody else. */
    Optional<String> consultant(MaillageUser user) {
        return access.organisations(user).stream()
                .filter(organisation -> directory.organisation(organisation).kind() == OrganisationKind.CONSULTANT)
                .findFirst();
    }

    private Optional<Reading> asConsultant(ConsultantMission mission, String organisation) {
        List<MissionOrder> own = missions.orders(mission.id()).stream()
                .filter(order -> order.organisation().equals(organisation) && isOpen(order))
                .toList();
        boolean consulted = mission.outcome().isEmpty() && mission.agreement().isPresent()
                && missions.agreement(mission).flatMap(agreement -> agreement.lot(mission.lot()))
                        .filter(lot -> lot.mode() == LotMode.COMPETITION).isPresent()
                && holders.consultable(mission, today()).contains(organisation);
        return own.isEmpty() && !consulted ? Optional.empty() : Optional.of(new Reading(mission, own, true, false));
    }

    private boolean isOpen(MissionOrder order) {
        return order.endedOn().map(day -> order.state().wasAccepted()
                && !delays.after(day, ACCESS_AFTER_MISSION).isBefore(today())).orElse(true);
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
