package fr.maillage.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.reference.Delays;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Who may read and change a dossier: those whose organisation takes or took part read it, those who take part today
 * write; supervisors read their territory, national readers and administrators everything. For anybody else a dossier
 * does not exist.
 */
@Service
public class DossierAccess {

    /** Row of the delays: how long a consultant still reads what belongs to an ended mission. */
    private static final String ACCESS_AFTER_MISSION = "consultantAccess";

    private final Dossiers dossiers;
    private final Directory directory;
    private final CurrentUser currentUser;
    private final Delays delays;
    private final Clock clock;

    DossierAccess(Dossiers dossiers, Directory directory, CurrentUser currentUser, Delays delays, Clock clock) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.currentUser = currentUser;
        this.delays = delays;
        this.clock = clock;
    }

    /**
     * The dossier, for whoever is logged in.
     *
     * @throws UnknownDossier when there is none, or none for this reader
     */
    public Dossier readable(String reference) {
        return dossiers.find(DossierReference.parse(reference).toString())
                .filter(dossier -> mayRead(currentUser.get(), dossier))
                .orElseThrow(() -> new UnknownDossier(reference));
    }

    /**
     * The dossier, for a change by whoever is logged in.
     *
     * @throws UnknownDossier        as {@link #readable}
     * @throws AccessDeniedException when this reader may not change it
     */
    public Dossier writable(String reference) {
        Dossier dossier = readable(reference);
        if (!mayWrite(currentUser.get(), dossier)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        return dossier;
    }

    /**
     * The dossier, for an act on its course by whoever is logged in: pilot, caisse and accompanier decide it.
     *
     * @throws UnknownDossier        as {@link #readable}
     * @throws AccessDeniedException when the organisation only gives opinions or is associated
     */
    public Dossier steerable(String reference) {
        Dossier dossier = readable(reference);
        if (!maySteer(currentUser.get(), dossier)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        return dossier;
    }

    /**
     * The dossier, for an act that belongs to its pilot alone.
     *
     * @throws UnknownDossier        as {@link #readable}
     * @throws AccessDeniedException when another organisation pilots it
     */
    public Dossier piloted(String reference) {
        Dossier dossier = readable(reference);
        if (!mayPilot(currentUser.get(), dossier)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        return dossier;
    }

    /**
     * The dossier, for documents that whoever is logged in adds or has added: a consultant has nothing else of it.
     *
     * @throws UnknownDossier when there is none, or none for this reader
     */
    Dossier withDocuments(String reference) {
        return dossiers.find(DossierReference.parse(reference).toString())
                .filter(dossier -> mayRead(currentUser.get(), dossier) || worksAsConsultant(currentUser.get(), dossier, true))
                .orElseThrow(() -> new UnknownDossier(reference));
    }

    /**
     * The dossier, for a document that whoever is logged in adds.
     *
     * @throws UnknownDossier        as {@link #withDocuments}
     * @throws AccessDeniedException when this reader may not change it
     */
    Dossier withNewDocument(String reference) {
        Dossier dossier = withDocuments(reference);
        if (!mayWrite(currentUser.get(), dossier) && !worksAsConsultant(currentUser.get(), dossier, false)) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        return dossier;
    }

    /**
     * What whoever is logged in may do with a dossier, with one look into the directory.
     *
     * @param reader        in which capacity they read it
     * @param mayRead       whether they read the dossier itself, not only what their own organisation added
     * @param mayWrite      whether their organisation takes part today
     * @param maySteer      whether it has a say in the course of the dossier
     * @param mayAdd        whether they may add a document
     * @param organisations slugs of their organisations
     */
    public record Rights(Reader reader, boolean mayRead, boolean mayWrite, boolean maySteer, boolean mayAdd,
                         Set<String> organisations) {
    }

    /** The rights of whoever is logged in on this dossier. */
    public Rights rights(Dossier dossier) {
        MaillageUser user = currentUser.get();
        Set<String> mine = organisations(user);
        boolean mayWrite = mayWrite(mine, dossier);
        return new Rights(reader(user, mine, dossier), mayRead(user, mine, dossier), mayWrite, maySteer(mine, dossier),
                mayWrite || worksAsConsultant(mine, dossier, false), mine);
    }

    boolean maySteer(MaillageUser user, Dossier dossier) {
        return maySteer(organisations(user), dossier);
    }

    private static boolean maySteer(Set<String> mine, Dossier dossier) {
        return dossier.participants().stream()
                .anyMatch(each -> each.isActive() && each.role().isSteering() && mine.contains(each.organisation()));
    }

    boolean mayPilot(MaillageUser user, Dossier dossier) {
        Set<String> mine = organisations(user);
        return dossier.participants(ParticipantRole.PILOT_DELEGATION).stream()
                .anyMatch(each -> mine.contains(each.organisation()));
    }

    /**
     * Whether the user's organisation is a consultant on the dossier.
     *
     * @param afterwards whether the time of access after the end of a mission counts
     */
    public boolean worksAsConsultant(MaillageUser user, Dossier dossier, boolean afterwards) {
        return worksAsConsultant(organisations(user), dossier, afterwards);
    }

    private boolean worksAsConsultant(Set<String> mine, Dossier dossier, boolean afterwards) {
        LocalDate today = ParisTime.today(clock);
        return dossier.participants().stream()
                .filter(each -> each.role() == ParticipantRole.CONSULTANT && mine.contains(each.organisation()))
                .anyMatch(each -> each.isActive()
                        || afterwards && !delays.after(each.to(), ACCESS_AFTER_MISSION).isBefore(today));
    }

    public boolean mayRead(MaillageUser user, Dossier dossier) {
        return mayRead(user, organisations(user), dossier);
    }

    private static boolean mayRead(MaillageUser user, Set<String> mine, Dossier dossier) {
        return user.readsEverything()
                || user.isSupervisor() && user.tenants().contains(dossier.region() + "-" + dossier.departement())
                || dossier.participants().stream().anyMatch(each -> takesPart(each, mine));
    }

    public boolean mayWrite(MaillageUser user, Dossier dossier) {
        return mayWrite(organisations(user), dossier);
    }

    private static boolean mayWrite(Set<String> mine, Dossier dossier) {
        return dossier.participants().stream().anyMatch(each -> each.isActive() && takesPart(each, mine));
    }

    /** In which capacity whoever is logged in reads this dossier. */
    public Reader reader(Dossier dossier) {
        return reader(currentUser.get(), dossier);
    }

    /**
     * An authority reads as such. A body that accompanies the lead of this dossier does not, even if it is an
     * administration elsewhere, nor do those who only give an opinion.
     */
    public Reader reader(MaillageUser user, Dossier dossier) {
        return reader(user, organisations(user), dossier);
    }

    private Reader reader(MaillageUser user, Set<String> mine, Dossier dossier) {
        boolean administration = user.readsEverything() || mine.stream()
                .map(directory::findOrganisation)
                .flatMap(Optional::stream)
                .anyMatch(organisation -> isAdministration(organisation, dossier));
        if (administration) {
            return new Reader(mine, Reader.Kind.ADMINISTRATION);
        }
        boolean onlyConsultant = dossier.participants().stream().noneMatch(each -> takesPart(each, mine))
                && dossier.participants().stream().anyMatch(each -> mine.contains(each.organisation()));
        return new Reader(mine, onlyConsultant ? Reader.Kind.CONSULTANT : Reader.Kind.ACCOMPANIER);
    }

    /** A consultant works on a mission, not on the dossier. */
    private static boolean takesPart(Participant participant, Set<String> organisations) {
        return participant.role() != ParticipantRole.CONSULTANT && organisations.contains(participant.organisation());
    }

    private static boolean isAdministration(Organisation organisation, Dossier dossier) {
        if (organisation.kind().isAuthority()) {
            return true;
        }
        boolean agricultural = organisation.kind() == OrganisationKind.MSA || organisation.kind() == OrganisationKind.ARCMSA;
        return agricultural && dossier.participants().stream().noneMatch(each -> each.isActive()
                && each.role().isAccompanying() && each.organisation().equals(organisation.id()));
    }

    /** Slugs of the organisations for which a user acts. */
    Set<String> organisations(MaillageUser user) {
        return directory.findAgent(user.id())
                .map(Agent::organisation)
                .map(Set::of)
                .orElseGet(() -> user.groups().stream()
                        .flatMap(group -> directory.organisationOfGroup(group).stream())
                        .map(Organisation::id)
                        .collect(Collectors.toSet()));
    }
}
