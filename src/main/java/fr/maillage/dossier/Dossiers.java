package fr.maillage.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import fr.maillage.directory.CompetenceQuestion;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Perimeters.Perimeter;
import fr.maillage.territory.Overlap;
import fr.maillage.territory.Overlaps;
import fr.maillage.territory.PerimeterState;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be asked of a dossier and done to it. Each change waits for the one before, writes the journal, publishes its
 * event and keeps the card of the running processes in step. {@code by} is an engine user id, {@code null} when the
 * application acts by itself.
 */
@Service
@Transactional
public class Dossiers {

    private final DossierRepository repository;
    private final References references;
    private final Perimeters perimeters;
    private final Overlaps overlaps;
    private final Links links;
    private final Journal journal;
    private final Authors authors;
    private final Cards cards;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dossiers(DossierRepository repository, References references, Perimeters perimeters, Overlaps overlaps,
             Links links, Journal journal, Authors authors, Cards cards, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.references = references;
        this.perimeters = perimeters;
        this.overlaps = overlaps;
        this.links = links;
        this.journal = journal;
        this.authors = authors;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
    }

    /** @throws UnknownDossier when there is none */
    @Transactional(readOnly = true)
    public Dossier get(String reference) {
        return find(reference).orElseThrow(() -> new UnknownDossier(reference));
    }

    @Transactional(readOnly = true)
    public Optional<Dossier> find(String reference) {
        return repository.findById(reference);
    }

    /** The dossiers with that name, whatever its case, or that reference. */
    @Transactional(readOnly = true)
    List<Dossier> named(String nameOrReference) {
        return repository.findNamed(nameOrReference);
    }

    /** The variables with which a process of the dossier starts. */
    @Transactional(readOnly = true)
    public Map<String, Object> card(String reference) {
        return cards.of(get(reference));
    }

    /**
     * Opens a dossier: reference, territory with the bodies that follow from it, team. Its process is not started here.
     *
     * @throws RefusedSubmission when the territory is none, or when this very declaration has already been recorded
     */
    public Dossier declare(Declaration declaration, String by) {
        repository.lockDeclaration(declaration.id());
        repository.findByDeclarationId(declaration.id()).ifPresent(earlier -> {
            throw new RefusedSubmission("declarationId", "dossier.declaration.twice", earlier.reference());
        });
        Dossier saved = open(declaration, today(), PerimeterState.ACTIVE, by);
        journal.write(saved.reference(), JournalEntry.of("declared", Visibility.LEAD, declaration.name()), by);
        events.publishEvent(new DossierDeclared(saved.reference()));
        return saved;
    }

    /**
     * Records a structure that was in service before the application knew it. No path runs, nobody is told.
     *
     * @param openedOn its opening, by which it is numbered and from which it takes part on its territory
     */
    Dossier recordHistory(Declaration declaration, LocalDate openedOn, String by) {
        Dossier opened = open(declaration, openedOn, PerimeterState.STRUCTURE, by);
        Dossier saved = change(opened.reference(), by, dossier -> {
            dossier.enter(Stage.OPERATION, clock.instant());
            dossier.reached(new Milestones(null, null, null, openedOn));
        });
        journal.write(saved.reference(), JournalEntry.of("history", Visibility.LEAD, declaration.name(),
                FrenchDates.of(openedOn)), by);
        return saved;
    }

    private Dossier open(Declaration declaration, LocalDate day, PerimeterState state, String by) {
        Instant now = clock.instant();
        Perimeter perimeter = perimeters.draw(declaration.type(), declaration.communes(), declaration.seatCommune(),
                Set.of(), null);
        DossierReference reference = references.next(day.getYear(), perimeter.summary().departement());
        Dossier dossier = new Dossier(reference, declaration.id(), declaration.origin(), declaration.type(),
                declaration.name(), day, by, now);
        dossier.carriedBy(declaration.lead());
        dossier.covers(perimeter.parts(), perimeter.seatCommune(), perimeter.summary());
        dossier.followedBy(perimeter.bodies(), day);
        dossier.consistsOf(declaration.team());
        dossier.needs(declaration.needs(), declaration.msaWished());
        dossier.touched(now, by);
        Dossier saved = repository.save(dossier);
        overlaps.record(saved.reference(), state, perimeter.parts());
        return saved;
    }

    /**
     * Draws the territory anew: figures, competent bodies, overlaps, card.
     *
     * @param version the one that was read for editing; {@code null} inside a task
     * @param chosen  caisses with which a case handler has answered the directory's questions
     * @throws ModifiedMeanwhile when somebody else has changed the dossier since
     */
    public Dossier changeTerritory(String reference, Integer version, List<TerritoryPart> parts, String seat,
                                   Set<String> chosen, String by) {
        Dossier before = get(reference);
        Perimeter perimeter = perimeters.draw(before.type(), parts, seat, chosen, before.chosenPilot());
        Dossier changed = change(reference, by, dossier -> {
            refuseStale(dossier, version);
            dossier.chooses(chosen);
            dossier.covers(perimeter.parts(), perimeter.seatCommune(), perimeter.summary());
            dossier.followedBy(perimeter.bodies(), today());
        });
        overlaps.record(reference, stateOf(changed), perimeter.parts());
        journal.write(reference, JournalEntry.of("territory", Visibility.LEAD, changed.territoryText(),
                changed.population()), by);
        cards.refresh(changed);
        events.publishEvent(new TerritoryChanged(reference));
        return changed;
    }

    /** Computes the territory again as it stands, after an import or a change in the directory; safe to repeat. */
    public Dossier recomputeTerritory(String reference) {
        Dossier before = get(reference);
        Perimeter perimeter = perimeters.draw(before.type(), before.territory(), before.seatCommune().orElse(null),
                before.chosenFunds(), before.chosenPilot());
        Dossier changed = change(reference, null, dossier -> {
            dossier.covers(perimeter.parts(), perimeter.seatCommune(), perimeter.summary());
            dossier.followedBy(perimeter.bodies(), today());
        });
        overlaps.record(reference, stateOf(changed), perimeter.parts());
        cards.refresh(changed);
        return changed;
    }

    /** Goes on with the project as a structure of another type. */
    void changeType(String reference, StructureType type, String reason, String by) {
        Dossier before = get(reference);
        change(reference, by, dossier -> dossier.becomes(type));
        journal.write(reference, JournalEntry.of("typeChanged", Visibility.LEAD, typeLabel(before.type()), typeLabel(type))
                .withNote(reason), by);
        recomputeTerritory(reference);
    }

    /** The delegation of that département pilots from now on; the former one stays associated. */
    void changePilot(String reference, String departement, String by) {
        change(reference, by, dossier -> dossier.isPilotedFrom(departement));
        recomputeTerritory(reference);
        String delegation = get(reference).participants(ParticipantRole.PILOT_DELEGATION).get(0).organisation();
        journal.write(reference, JournalEntry.of("transferred", Visibility.LEAD, authors.organisationName(delegation)), by);
    }

    /** The project of a dossier goes on in another one, whose journal shows both. */
    void goOnIn(String reference, String other, String reason, String by) {
        change(reference, by, dossier -> dossier.goesOnIn(other));
        journal.write(reference, JournalEntry.of("merged.into", Visibility.LEAD, get(other).name(), other)
                .withNote(reason), by);
        journal.write(other, JournalEntry.of("merged.with", Visibility.LEAD, get(reference).name(), reference)
                .withNote(reason), by);
    }

    private String typeLabel(StructureType type) {
        return cards.typeLabel(type);
    }

    /**
     * Answers the directory's question which caisse is competent, where several share a département.
     *
     * @param fund  slug of the caisse
     * @param field of the form, to which a refusal belongs
     * @throws RefusedSubmission when the answer is missing or is none of the choices, which it lists
     */
    public void chooseFund(String reference, String fund, String field, String by) {
        Dossier before = get(reference);
        Set<String> chosen = fund == null ? Set.of() : Set.of(fund);
        Perimeter perimeter = perimeters.draw(before.type(), before.territory(), before.seatCommune().orElse(null),
                chosen, before.chosenPilot());
        perimeter.refuseOpenQuestions(field);
        change(reference, by, dossier -> {
            dossier.chooses(chosen);
            dossier.followedBy(perimeter.bodies(), today());
        });
    }

    /** The caisses that a case handler may name as competent: those the directory hesitates between, else the one it knows. */
    List<FieldOption> caisses(String reference) {
        Dossier dossier = get(reference);
        List<CompetenceQuestion> open = perimeters.questions(dossier.territory(), dossier.seatCommune().orElse(null),
                dossier.chosenPilot());
        return open.isEmpty()
                ? dossier.participants(ParticipantRole.CPAM).stream().map(Participant::organisation).distinct()
                        .map(fund -> new FieldOption(fund, authors.organisationName(fund))).toList()
                : open.stream().flatMap(question -> question.choices().stream()).distinct()
                        .map(fund -> new FieldOption(fund.id(), fund.name())).toList();
    }

    /** Where several caisses share a département and no row names the communes, the handler says which one. */
    void answerCaisse(String reference, String fund, String field, String by) {
        if (fund != null || get(reference).participants(ParticipantRole.CPAM).isEmpty()) {
            chooseFund(reference, fund, field, by);
        }
    }

    /** Other dossiers and structures on the same ground; one that is part of the other does not compete with it. */
    @Transactional(readOnly = true)
    public List<Overlap> overlapsOf(String reference) {
        Set<String> oneWithin = links.of(reference).stream()
                .filter(link -> link.type() == LinkType.PART_OF || link.type() == LinkType.HAS_PART)
                .map(Links.Link::reference)
                .collect(Collectors.toSet());
        return overlaps.of(get(reference).territory(), reference).stream()
                .filter(overlap -> !oneWithin.contains(overlap.owner()))
                .toList();
    }

    /** Writes the journal of the dossier. */
    public void journal(String reference, JournalEntry entry, String by) {
        journal.write(reference, entry, by);
    }

    /** Enters a stage or an end. Entering the stage where the dossier already stands is a return, journalled as such. */
    public void enter(String reference, Stage stage) {
        Instant now = clock.instant();
        Dossier dossier = change(reference, null, changed -> changed.enter(stage, now));
        journal.write(reference, JournalEntry.of("stage", Visibility.LEAD, cards.stageLabel(dossier)), null);
        overlaps.changeState(reference, stateOf(dossier));
        cards.refresh(dossier);
        events.publishEvent(new StageEntered(reference, stage, now));
    }

    /** @param reviewOn day on which the dossier is looked at again */
    public void putToSleep(String reference, LocalDate reviewOn, String reason, String by) {
        change(reference, by, dossier -> dossier.sleep(new Dormancy(clock.instant(), reviewOn, reason)));
        overlaps.changeState(reference, PerimeterState.SLEEPING);
        journal.write(reference, JournalEntry.of("dormancy", Visibility.LEAD, FrenchDates.of(reviewOn)).withNote(reason), by);
        events.publishEvent(new DossierAsleep(reference, reviewOn));
    }

    /** Ends the sleep of a dossier; nothing happens when it is awake. Returns how long it slept. */
    public Duration wake(String reference, String by) {
        Optional<Dormancy> dormancy = get(reference).dormancy();
        if (dormancy.isEmpty()) {
            return Duration.ZERO;
        }
        Duration slept = Duration.between(dormancy.get().since(), clock.instant());
        overlaps.changeState(reference, stateOf(change(reference, by, Dossier::wake)));
        journal.write(reference, JournalEntry.of("resumption", Visibility.LEAD, slept.toDays()), by);
        events.publishEvent(new DossierAwake(reference, slept));
        return slept;
    }

    /** Gives the project another lead. */
    public void changeLead(String reference, Lead lead, String reason, String by) {
        Lead former = get(reference).lead().orElse(null);
        change(reference, by, dossier -> dossier.carriedBy(lead));
        journal.write(reference, JournalEntry.of("lead", Visibility.LEAD, lead.fullName()).withNote(reason), by);
        events.publishEvent(new LeadChanged(reference, former, lead));
    }

    /**
     * Replaces the team.
     *
     * @param version the one that was read for editing; {@code null} inside a task, where the last one wins
     * @throws ModifiedMeanwhile when somebody else has changed the dossier since
     */
    public Dossier changeTeam(String reference, Integer version, List<TeamMember> team, String by) {
        Dossier changed = change(reference, by, dossier -> {
            refuseStale(dossier, version);
            dossier.consistsOf(team);
        });
        journal.write(reference, JournalEntry.of("team", Visibility.LEAD, team.size()), by);
        events.publishEvent(new TeamChanged(reference));
        return changed;
    }

    /** An organisation, or one of its agents, takes part from today; nothing happens when it already does. */
    public void addParticipant(String reference, ParticipantRole role, String organisation, String agent, String by) {
        Participant participant = new Participant(role, organisation, agent, today(), null);
        if (get(reference).participants(role).stream().noneMatch(participant::isSameAs)) {
            change(reference, by, dossier -> dossier.take(participant));
            journal.write(reference,
                    JournalEntry.of("participant", Visibility.LEAD, authors.organisationName(organisation)), by);
        }
    }

    /** Whoever takes part in that role for that organisation does so no longer, from today on. */
    public void endParticipation(String reference, ParticipantRole role, String organisation, String by) {
        change(reference, by, dossier -> dossier.endParticipation(
                each -> each.role() == role && each.organisation().equals(organisation), today()));
    }

    public void recordLegalExistence(String reference, LegalExistence existence, String by) {
        change(reference, by, dossier -> dossier.existsAs(existence));
        journal.write(reference, JournalEntry.of("legalExistence", Visibility.LEAD), by);
        events.publishEvent(new LegalExistenceRecorded(reference));
    }

    /** The project has been validated, by a decision or by silence. */
    public void recordValidation(String reference, LocalDate day, String by) {
        change(reference, by, dossier -> {
            Milestones dates = dossier.milestones();
            dossier.reached(new Milestones(day, dates.contractSignedOn(), dates.finessRecordedOn(), dates.openedOn()));
        });
        journal.write(reference, JournalEntry.of("validated", Visibility.LEAD, FrenchDates.of(day)), by);
    }

    /** The contract has been signed by all; population and size class stay as they are that day. */
    public void recordContract(String reference, LocalDate day, String by) {
        change(reference, by, dossier -> {
            Milestones dates = dossier.milestones();
            dossier.reached(new Milestones(dates.validatedOn(), day, dates.finessRecordedOn(), dates.openedOn()));
            dossier.freezeSize();
        });
        journal.write(reference, JournalEntry.of("contract", Visibility.LEAD, FrenchDates.of(day)), by);
    }

    /** A later contract, or a change of the one in force, is signed for the population and size class of that day. */
    public void freezeSize(String reference, String by) {
        change(reference, by, Dossier::freezeSize);
    }

    /**
     * The structure has its numbers in the national directory of establishments.
     *
     * @param legalEntity   number of the legal entity (entité juridique)
     * @param establishment number of the establishment
     */
    public void recordFiness(String reference, String legalEntity, String establishment, LocalDate day, String by) {
        change(reference, by, dossier -> {
            Milestones dates = dossier.milestones();
            dossier.reached(new Milestones(dates.validatedOn(), dates.contractSignedOn(), day, dates.openedOn()));
            dossier.numberedAs(legalEntity, establishment);
        });
        journal.write(reference, JournalEntry.of("finess", Visibility.LEAD, establishment), by);
    }

    /** The beneficiary is an establishment that had its number before. */
    void identify(String reference, String establishment, String by) {
        change(reference, by, dossier -> dossier.numberedAs(null, establishment));
        journal.write(reference, JournalEntry.of("finess", Visibility.LEAD, establishment), by);
    }

    /** Other dossiers of the same establishment (FINESS) or, of a professional, of the same person (RPPS). */
    @Transactional(readOnly = true)
    public List<String> ofSameBeneficiary(String reference) {
        return repository.findOfSameBeneficiary(reference);
    }

    public void recordOpening(String reference, LocalDate day, String by) {
        change(reference, by, dossier -> {
            Milestones dates = dossier.milestones();
            dossier.reached(new Milestones(dates.validatedOn(), dates.contractSignedOn(), dates.finessRecordedOn(), day));
        });
        journal.write(reference, JournalEntry.of("opening", Visibility.LEAD, FrenchDates.of(day)), by);
    }

    /** The date on which silence has its effect, for the card; {@code null} when no legal clock runs any more. */
    public void setLegalDate(String reference, LocalDate date) {
        cards.refresh(change(reference, null, dossier -> dossier.legallyDueOn(date)));
    }

    private Dossier change(String reference, String by, Consumer<Dossier> change) {
        repository.lock(reference).orElseThrow(() -> new UnknownDossier(reference));
        Dossier dossier = get(reference);
        change.accept(dossier);
        dossier.touched(clock.instant(), by);
        return repository.save(dossier);
    }

    private static PerimeterState stateOf(Dossier dossier) {
        if (dossier.isAsleep()) {
            return PerimeterState.SLEEPING;
        }
        return switch (dossier.stage()) {
            case OPERATION -> PerimeterState.STRUCTURE;
            case REFUSED, ABANDONED, CLOSED, REDIRECTED, MERGED, WITHDRAWN, CEASED -> PerimeterState.ENDED;
            default -> PerimeterState.ACTIVE;
        };
    }

    private static void refuseStale(Dossier dossier, Integer version) {
        if (version != null && version != dossier.version()) {
            throw new ModifiedMeanwhile(dossier.changedBy().orElse(null), dossier.changedAt());
        }
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
