package fr.maillage.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.reference.Delays;
import fr.maillage.security.Authorisations;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.Right;
import fr.maillage.security.Scope;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.ParisTime;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Who may read and change a dossier. Whose it is follows from who takes part: the organisations that take or took part,
 * those that accompany it only until their last day, a consultant for what belongs to the mission; supervisors watch their
 * territory. What the roles of a person may do with it is the table of authorisations' to say. For anybody else a dossier
 * does not exist.
 */
@Service
public class DossierAccess {

    /** Row of the delays: how long a consultant still reads what belongs to an ended mission. */
    private static final String ACCESS_AFTER_MISSION = "consultantAccess";

    private final Dossiers dossiers;
    private final Directory directory;
    private final Authorisations table;
    private final OpenTasks openTasks;
    private final CurrentUser currentUser;
    private final Delays delays;
    private final Clock clock;

    DossierAccess(Dossiers dossiers, Directory directory, Authorisations table, OpenTasks openTasks, CurrentUser currentUser,
                  Delays delays, Clock clock) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.table = table;
        this.openTasks = openTasks;
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
        return allowed(reference, Right.DOSSIER_READ);
    }

    /** The dossier, for its journal and what was typed in its tasks; as {@link #readable}. */
    Dossier withJournal(String reference) {
        return allowed(reference, Right.JOURNAL_READ);
    }

    private Dossier allowed(String reference, Right right) {
        MaillageUser user = currentUser.get();
        return dossiers.find(DossierReference.parse(reference).toString())
                .filter(dossier -> allow(user, organisations(user), right, dossier))
                .orElseThrow(() -> new UnknownDossier(reference));
    }

    /**
     * The dossier, for a change by whoever is logged in.
     *
     * @throws UnknownDossier        as {@link #readable}
     * @throws AccessDeniedException when this reader may not change it
     */
    public Dossier writable(String reference) {
        return require(Right.DOSSIER_WRITE, readable(reference));
    }

    /** The dossier, for a note; as {@link #writable}. */
    Dossier withNewNote(String reference) {
        return require(Right.NOTE_WRITE, readable(reference));
    }

    private Dossier require(Right right, Dossier dossier) {
        MaillageUser user = currentUser.get();
        if (!allow(user, organisations(user), right, dossier)) {
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
        return require(Right.DOSSIER_STEER, readable(reference));
    }

    /**
     * The dossier, for an act that belongs to its pilot alone.
     *
     * @throws UnknownDossier        as {@link #readable}
     * @throws AccessDeniedException when another organisation pilots it
     */
    public Dossier piloted(String reference) {
        return require(Right.DOSSIER_PILOT, readable(reference));
    }

    /**
     * The dossier, for documents that whoever is logged in reads or has added: a consultant has nothing else of it, nor has
     * somebody who pays or records it.
     *
     * @throws UnknownDossier when there is none, or none for this reader
     */
    Dossier withDocuments(String reference) {
        return allowed(reference, Right.DOCUMENT_READ);
    }

    /**
     * The dossier, for a document that whoever is logged in adds.
     *
     * @throws UnknownDossier        as {@link #withDocuments}
     * @throws AccessDeniedException when this reader may not change it
     */
    Dossier withNewDocument(String reference) {
        return require(Right.DOCUMENT_WRITE, withDocuments(reference));
    }

    /**
     * What whoever is logged in may do with a dossier, with one look into the directory.
     *
     * @param reader         in which capacity they read it
     * @param mayRead        whether they read the dossier itself, not only what their own organisation added
     * @param mayReadJournal whether they read what happened to it
     * @param mayReadDocuments whether they read documents, those of their level
     * @param mayWrite       whether their organisation takes part today
     * @param maySteer       whether it has a say in the course of the dossier
     * @param mayPilot       whether it pilots the dossier
     * @param mayAdd         whether they may add a document
     * @param organisations  slugs of their organisations
     */
    public record Rights(Reader reader, boolean mayRead, boolean mayReadJournal, boolean mayReadDocuments, boolean mayWrite,
                         boolean maySteer, boolean mayPilot, boolean mayAdd, Set<String> organisations) {

        /** Whether a new version of the document is theirs to add: what the application has written is the pilot's. */
        public boolean mayReplace(StoredDocument document) {
            return mayAdd && (document.organisation() == null ? mayPilot : organisations.contains(document.organisation()));
        }
    }

    /** The rights of whoever is logged in on this dossier. */
    public Rights rights(Dossier dossier) {
        MaillageUser user = currentUser.get();
        Set<String> mine = organisations(user);
        return new Rights(reader(user, mine, dossier), allow(user, mine, Right.DOSSIER_READ, dossier),
                allow(user, mine, Right.JOURNAL_READ, dossier), allow(user, mine, Right.DOCUMENT_READ, dossier),
                allow(user, mine, Right.DOSSIER_WRITE, dossier),
                allow(user, mine, Right.DOSSIER_STEER, dossier), allow(user, mine, Right.DOSSIER_PILOT, dossier),
                allow(user, mine, Right.DOCUMENT_WRITE, dossier), mine);
    }

    boolean maySteer(MaillageUser user, Dossier dossier) {
        return allow(user, organisations(user), Right.DOSSIER_STEER, dossier);
    }

    boolean mayPilot(MaillageUser user, Dossier dossier) {
        return allow(user, organisations(user), Right.DOSSIER_PILOT, dossier);
    }

    public boolean mayRead(MaillageUser user, Dossier dossier) {
        return allow(user, organisations(user), Right.DOSSIER_READ, dossier);
    }

    public boolean mayWrite(MaillageUser user, Dossier dossier) {
        return allow(user, organisations(user), Right.DOSSIER_WRITE, dossier);
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

    private boolean allow(MaillageUser user, Set<String> mine, Right right, Dossier dossier) {
        return table.allow(user, right, Scope.OTHER)
                || table.allow(user, right, Scope.OWN) && isOwn(mine, right, dossier)
                || table.allow(user, right, Scope.WATCHED)
                        && user.tenants().contains(dossier.region() + "-" + dossier.departement())
                || table.allow(user, right, Scope.TASK) && openTasks.isOffered(dossier.reference(), user.groups());
    }

    /** Whether the part that one of the organisations takes in the dossier reaches this far. */
    private boolean isOwn(Set<String> mine, Right right, Dossier dossier) {
        return switch (right) {
            case DOSSIER_STEER -> dossier.participants().stream().anyMatch(each ->
                    each.isActive() && each.role().isSteering() && mine.contains(each.organisation()));
            case DOSSIER_PILOT -> dossier.participants(ParticipantRole.PILOT_DELEGATION).stream()
                    .anyMatch(each -> mine.contains(each.organisation()));
            case DOSSIER_WRITE, NOTE_WRITE -> isAtWork(mine, dossier);
            case DOCUMENT_WRITE -> isAtWork(mine, dossier) || worksAsConsultant(mine, dossier, false);
            case DOCUMENT_READ -> readsItsPart(mine, dossier) || worksAsConsultant(mine, dossier, true);
            default -> readsItsPart(mine, dossier);
        };
    }

    private static boolean isAtWork(Set<String> mine, Dossier dossier) {
        return dossier.participants().stream().anyMatch(each -> each.isActive() && takesPart(each, mine));
    }

    private boolean readsItsPart(Set<String> mine, Dossier dossier) {
        LocalDate today = ParisTime.today(clock);
        return dossier.participants().stream().anyMatch(each -> takesPart(each, mine) && each.isReadOn(today));
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

    /** Whether whoever is logged in reads what the owner has written with that visibility; nobody is on a job's thread, which reads all. */
    boolean mayRead(String reference, Visibility visibility, String owner) {
        return currentUser.find()
                .map(user -> ReadingRule.mayRead(reader(user, dossiers.get(reference)), visibility, owner))
                .orElse(true);
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

    /**
     * Slugs of the organisations for which a user acts today: none for who has left, nor for a federation or a consultant whose
     * time in the directory is over.
     */
    public Set<String> organisations(MaillageUser user) {
        LocalDate today = ParisTime.today(clock);
        return directory.findAgent(user.id())
                .map(agent -> agent.isActiveOn(today) ? Stream.of(agent.organisation()) : Stream.<String>empty())
                .orElseGet(() -> user.groups().stream()
                        .flatMap(group -> directory.organisationOfGroup(group).stream())
                        .map(Organisation::id))
                .filter(organisation -> directory.findOrganisation(organisation)
                        .filter(found -> !found.kind().leavesByDate() || found.isValidOn(today)).isPresent())
                .collect(Collectors.toSet());
    }
}
