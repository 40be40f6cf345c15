package fr.maillage.review;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ReadingRule;
import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;
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
     * @param lines  what is judged, in the order of the agenda
     * @param task   engine id of the task in which its opinions are entered, for who may enter them; else {@code null}
     */
    record PlannedSession(String number, String committee, String departement, LocalDateTime heldAt, String place,
                          SessionState state, List<String> agenda, List<AgendaLine> lines, String task) {
    }

    /**
     * @param title   {@code null} for a dossier that whoever reads may not read
     * @param opinion {@code null} before it is given, and for who may not read it
     */
    record AgendaLine(String reference, String title, SessionOpinion opinion, String content) {
    }

    private final Sessions sessions;
    private final Directory directory;
    private final CurrentUser currentUser;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final OpenTasks openTasks;

    SessionDesk(Sessions sessions, Directory directory, CurrentUser currentUser, Dossiers dossiers, DossierAccess access,
                OpenTasks openTasks) {
        this.sessions = sessions;
        this.directory = directory;
        this.currentUser = currentUser;
        this.dossiers = dossiers;
        this.access = access;
        this.openTasks = openTasks;
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
        List<AgendaItem> agenda = sessions.agenda(session.number());
        return new PlannedSession(session.number(), session.committee(), session.departement(),
                LocalDateTime.ofInstant(session.heldAt(), ParisTime.ZONE), session.place(), session.state(),
                agenda.stream().map(AgendaItem::reference).distinct().toList(),
                agenda.stream().map(this::line).toList(),
                task(session));
    }

    /** Whoever may not read a dossier knows that it is examined, as before; its opinion is for administrations. */
    private AgendaLine line(AgendaItem item) {
        Dossier dossier = dossiers.get(item.reference());
        MaillageUser user = currentUser.get();
        if (!access.mayRead(user, dossier)) {
            return new AgendaLine(item.reference(), null, null, null);
        }
        boolean judged = ReadingRule.mayRead(access.reader(user, dossier), Visibility.ADMINISTRATIONS, null);
        return new AgendaLine(item.reference(), sessions.title(item), judged ? item.opinion() : null,
                judged ? item.content() : null);
    }

    private String task(CommitteeSession session) {
        Set<String> mine = currentUser.get().groups();
        return session.state() != SessionState.PLANNED ? null : openTasks.of(session.number()).stream()
                .filter(task -> task.task().equals("recordSessionOpinions"))
                .filter(task -> task.groups().stream().anyMatch(mine::contains))
                .map(OpenTask::id).findFirst().orElse(null);
    }
}
