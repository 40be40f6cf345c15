package fr.maillage.review;

import java.time.LocalDateTime;
import java.util.List;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

/** The sessions of the region of whoever is logged in. */
@Service
@Transactional
class SessionDesk {

    /**
     * A session as it is listed.
     *
     * @param heldAt date and time in France
     * @param agenda references of its dossiers
     */
    record PlannedSession(String number, String committee, String departement, LocalDateTime heldAt, String place,
                          SessionState state, List<String> agenda) {
    }

    private final Sessions sessions;
    private final Directory directory;
    private final CurrentUser currentUser;

    SessionDesk(Sessions sessions, Directory directory, CurrentUser currentUser) {
        this.sessions = sessions;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    @Transactional(readOnly = true)
    List<PlannedSession> list() {
        return sessions.ofRegion(organisation().region()).stream().map(this::view).toList();
    }

    /** The agency and its delegations keep the sessions. */
    boolean mayPlan() {
        OrganisationKind kind = organisation().kind();
        return kind == OrganisationKind.ARS || kind == OrganisationKind.ARS_DELEGATION;
    }

    /**
     * A delegation plans sessions for its département, the regional agency for the whole region.
     *
     * @param heldAt date and time in France
     * @throws AccessDeniedException for any other organisation
     */
    PlannedSession plan(String committee, LocalDateTime heldAt, String place, List<SessionMember> members) {
        if (!mayPlan()) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        Organisation organisation = organisation();
        boolean local = organisation.kind() == OrganisationKind.ARS_DELEGATION && organisation.departements().size() == 1;
        return view(sessions.plan(new Sessions.Plan(committee, organisation.region(),
                local ? organisation.departements().iterator().next() : null,
                directory.groupOf(organisation.id(), Function.HANDLER), heldAt.atZone(ParisTime.ZONE).toInstant(), place,
                members), currentUser.get().id()));
    }

    private Organisation organisation() {
        MaillageUser user = currentUser.get();
        return directory.findAgent(user.id()).map(Agent::organisation).flatMap(directory::findOrganisation)
                .or(() -> user.groups().stream().flatMap(group -> directory.organisationOfGroup(group).stream()).findFirst())
                .filter(organisation -> organisation.region() != null)
                .orElseThrow(() -> new AccessDeniedException("dossier.forbidden"));
    }

    private PlannedSession view(CommitteeSession session) {
        return new PlannedSession(session.number(), session.committee(), session.departement(),
                LocalDateTime.ofInstant(session.heldAt(), ParisTime.ZONE), session.place(), session.state(),
                sessions.agenda(session.number()).stream().map(AgendaItem::reference).distinct().toList());
    }
}
