package fr.maillage.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.ChosenPerson;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Lot;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.PersonChoice;
import fr.maillage.directory.PersonSought;
import fr.maillage.dossier.AccompanierReplaced;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ParisTime;

/**
 * Who accompanies a project: proposes roles, asks organisations and persons in turn, keeps their answers, and tells the
 * dossier who takes part. {@code by} is an engine user id, {@code null} when the application acts by itself.
 */
@Service
@Transactional
class Accompaniment {

    private final SupportPlans plans;
    private final DesignationRepository designations;
    private final JdbcClient jdbc;
    private final Assessment assessment;
    private final PersonChoice personChoice;
    private final Directory directory;
    private final Dossiers dossiers;
    private final TaskRecords records;
    private final SupportWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accompaniment(SupportPlans plans, DesignationRepository designations, JdbcClient jdbc, Assessment assessment,
                  PersonChoice personChoice, Directory directory, Dossiers dossiers, TaskRecords records, SupportWords words,
                  ApplicationEventPublisher events, Clock clock) {
        this.plans = plans;
        this.designations = designations;
        this.jdbc = jdbc;
        this.assessment = assessment;
        this.personChoice = personChoice;
        this.directory = directory;
        this.dossiers = dossiers;
        this.records = records;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** Gathers the facts and opens a new plan on them; what was confirmed on an earlier one no longer counts. */
    SupportNeeds assess(String reference) {
        SupportNeeds needs = assessment.of(reference);
        Integer version = plans.findById(reference).map(SupportPlan::version).orElse(null);
        plans.save(SupportPlan.open(version, needs, clock.instant()));
        return needs;
    }

    /** Keeps what the rule proposes on these facts. */
    void propose(String reference, Set<SupportProposal> proposals) {
        plans.save(plan(reference).propose(proposals));
    }

    @Transactional(readOnly = true)
    SupportPlan plan(String reference) {
        return plans.findById(reference)
                .orElseThrow(() -> new IllegalStateException("no plan of accompaniment for " + reference));
    }

    @Transactional(readOnly = true)
    Optional<SupportPlan> findPlan(String reference) {
        return plans.findById(reference);
    }

    void confirm(String reference, SupportPlan.Confirmation confirmation, Set<Lot> lots, String by) {
        SupportPlan confirmed = plans.save(plan(reference).confirm(confirmation, clock.instant(), by));
        lots.forEach(lot -> recordConsultantNeed(reference, lot));
        dossiers.journal(reference, confirmed.leadRefuses()
                ? JournalEntry.of("support.refusedByLead", Visibility.ACCOMPANIERS)
                : JournalEntry.of("support.confirmed", Visibility.ACCOMPANIERS, words.roles(confirmed.confirmedRoles())), by);
    }

    /** All designations of the dossier, oldest first. */
    @Transactional(readOnly = true)
    List<Designation> all(String reference) {
        return designations.findByDossierOrderById(reference);
    }

    /** Who holds the role or was asked to; the first one when there are several. */
    @Transactional(readOnly = true)
    Optional<Designation> current(String reference, SupportRole role) {
        return ofRole(reference, role).filter(Designation::isCurrent).findFirst();
    }

    /**
     * Asks the next person for the role, unless somebody is already being asked.
     *
     * @return whether there is anybody to ask
     */
    boolean designate(String reference, SupportRole role) {
        if (current(reference, role).isPresent()) {
            return true;
        }
        Optional<Designation> next = takenOver(reference, role)
                .or(() -> organisationsFor(reference, role).stream()
                        .flatMap(organisation -> candidate(reference, role, organisation).stream())
                        .findFirst());
        next.ifPresent(this::propose);
        return next.isPresent();
    }

    /**
     * Names the medical advisers of the caisse: all those whose sector holds the territory, else the one whom the rules of
     * choice give, else the caisse's group. No answer is asked of them.
     */
    void designateMedicalAdvisers(String reference) {
        if (current(reference, SupportRole.MEDICAL_ADVISER).isPresent()) {
            return;
        }
        for (String organisation : organisationsFor(reference, SupportRole.MEDICAL_ADVISER)) {
            for (Designation named : advisers(reference, organisation)) {
                named.accept(clock.instant(), null);
                designations.save(named);
                takePart(named, null);
                journal(named, "support.adviser", Visibility.ACCOMPANIERS, null);
            }
        }
    }

    /** Keeps the lots for which a consultant is needed, from the plan and from the writing of the project. */
    void recordConsultantNeeds(String reference) {
        findPlan(reference).map(SupportPlan::declaredLots).orElse(Set.of())
                .forEach(lot -> recordConsultantNeed(reference, lot));
        lotNeededByWriting(reference).ifPresent(lot -> recordConsultantNeed(reference, lot));
    }

    /** The lot that the last monthly point of the writing asks for. */
    @Transactional(readOnly = true)
    Optional<Lot> lotNeededByWriting(String reference) {
        return records.last(reference, "health-project-writing", "followWriting")
                .map(record -> record.content().path("lot"))
                .filter(lot -> !lot.isMissingNode() && !lot.isNull())
                .map(lot -> Lot.valueOf(lot.asText()));
    }

    @Transactional(readOnly = true)
    List<Lot> consultantNeeds(String reference) {
        return jdbc.sql("select lot from consultant_need where dossier = :dossier order by recorded_at, lot")
                .param("dossier", reference)
                .query((row, number) -> Lot.valueOf(row.getString("lot")))
                .list();
    }

    void accept(Designation designation, LocalDate firstContact, String by) {
        designation.accept(clock.instant(), firstContact);
        designations.save(designation);
        takePart(designation, by);
        journal(designation, "support.accepted", Visibility.LEAD, by);
    }

    void decline(Designation designation, DeclineReason reason, String note, String by) {
        designation.decline(clock.instant(), reason);
        designations.save(designation);
        dossiers.journal(designation.dossier(), JournalEntry.of("support.declined", Visibility.ADMINISTRATIONS,
                words.role(designation.role()), words.holder(designation), words.reason(reason)).withNote(note), by);
    }

    void pass(Designation designation, String colleague, String note, String by) {
        designation.pass(clock.instant(), colleague);
        designations.save(designation);
        dossiers.journal(designation.dossier(), JournalEntry.of("support.passed", Visibility.ADMINISTRATIONS,
                words.role(designation.role()), words.holder(designation), words.agent(colleague)).withNote(note), by);
    }

    /** A supervisor names the person; no answer is asked any more. */
    void assign(String reference, SupportRole role, Agent agent, String by) {
        lapse(reference, role);
        Designation designation = new Designation(reference, role, agent.organisation(), agent.id(),
                Rule.ASSIGNED_BY_SUPERVISOR, clock.instant());
        accept(designation, null, by);
    }

    /** A supervisor gives the role to another organisation, which chooses its person. */
    void transfer(String reference, SupportRole role, Organisation organisation, String reason, String by) {
        lapse(reference, role);
        jdbc.sql("""
                        insert into support_transfer (dossier, role, organisation, decided_at, decided_by)
                        values (:dossier, :role, :organisation, :at, :by)
                        on conflict (dossier, role) do update
                        set organisation = excluded.organisation, decided_at = excluded.decided_at,
                            decided_by = excluded.decided_by""")
                .param("dossier", reference)
                .param("role", role.name())
                .param("organisation", organisation.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        dossiers.journal(reference, JournalEntry.of("support.transferred", Visibility.ADMINISTRATIONS, words.role(role),
                organisation.name()).withNote(reason), by);
    }

    /** Nobody will take the role. */
    void giveUp(String reference, SupportRole role, String reason, String by) {
        lapse(reference, role);
        dossiers.journal(reference, JournalEntry.of("support.none", Visibility.ACCOMPANIERS, words.role(role))
                .withNote(reason), by);
    }

    void contact(Designation designation, ContactLead form, String by) {
        designation.contact(form.contactedOn(), form.contactOutcome(), form.nextMeeting(), form.report());
        designations.save(designation);
        dossiers.journal(designation.dossier(), form.contactOutcome() == ContactOutcome.DONE
                ? JournalEntry.of("support.contacted", Visibility.LEAD, words.holder(designation)).withNote(form.report())
                : JournalEntry.of("support.unreachable", Visibility.ACCOMPANIERS, words.holder(designation), form.attempts()),
                by);
    }

    /** The dossier has ended: nobody accompanies it any more. */
    void endAll(String reference) {
        all(reference).stream().filter(Designation::isCurrent).forEach(designation -> end(designation, null));
    }

    /** Nobody accompanies in that role any more. */
    void endRole(String reference, SupportRole role) {
        ofRole(reference, role).filter(Designation::isCurrent).forEach(designation -> end(designation, null));
    }

    /** The agent has left: the organisation keeps the dossier until its supervisor names somebody. */
    void agentHasLeft(String user) {
        for (Designation designation : designations.currentOfAgent(user)) {
            handOver(designation, designation.organisation(), null, Rule.WHOLE_ORGANISATION);
        }
    }

    /** An organisation has taken over the work of another one. */
    void organisationReplaced(String predecessor, String successor) {
        for (Designation designation : designations.currentOfOrganisation(predecessor)) {
            String person = choose(designation.dossier(), designation.role(), successor)
                    .map(chosen -> chosen.agent().id())
                    .orElse(null);
            boolean accompanied = designation.isAccepted();
            handOver(designation, successor, person, Rule.SUCCESSION);
            if (accompanied) {
                events.publishEvent(new AccompanierReplaced(designation.dossier(), predecessor, successor, person));
            }
        }
    }

    /** Organisations that may take the role today, in the order in which they are asked. */
    @Transactional(readOnly = true)
    List<String> organisationsFor(String reference, SupportRole role) {
        return transferredTo(reference, role).map(List::of).orElseGet(() -> {
            Dossier dossier = dossiers.get(reference);
            return switch (role) {
                case MSA, MEDICAL_ADVISER -> dossier.participants(ParticipantRole.MSA).stream()
                        .map(Participant::organisation)
                        .toList();
                case FEDERATION -> directory.federations(dossier.type(), dossier.departement(), today()).stream()
                        .map(Organisation::id)
                        .toList();
                case CONSULTANT -> List.of();
            };
        });
    }

    private Optional<String> transferredTo(String reference, SupportRole role) {
        return jdbc.sql("select organisation from support_transfer where dossier = :dossier and role = :role")
                .param("dossier", reference)
                .param("role", role.name())
                .query(String.class)
                .optional();
    }

    /** The colleague to whom the last one asked has passed the dossier. */
    private Optional<Designation> takenOver(String reference, SupportRole role) {
        return ofRole(reference, role).reduce((earlier, later) -> later)
                .flatMap(last -> last.passedTo().map(colleague -> new Designation(reference, role, last.organisation(),
                        colleague, Rule.PASSED_BY_COLLEAGUE, clock.instant())));
    }

    /** The organisation's next person; its group when it has named nobody and was not asked yet. */
    private Optional<Designation> candidate(String reference, SupportRole role, String organisation) {
        Optional<ChosenPerson> chosen = choose(reference, role, organisation);
        if (chosen.isPresent()) {
            return chosen.map(person -> new Designation(reference, role, organisation, person.agent().id(),
                    Rule.of(person.rule()), clock.instant()));
        }
        boolean named = directory.agents(organisation).stream().anyMatch(agent -> agent.functions().contains(functionOf(role)));
        boolean asked = ofRole(reference, role).anyMatch(earlier -> earlier.organisation().equals(organisation));
        return named || asked ? Optional.empty() : Optional.of(new Designation(reference, role, organisation, null,
                Rule.WHOLE_ORGANISATION, clock.instant()));
    }

    private Optional<ChosenPerson> choose(String reference, SupportRole role, String organisation) {
        return personChoice.choose(new PersonSought(organisation, functionOf(role), dossiers.get(reference).territory(),
                today(), designations.followers(reference), agent -> designations.load(agent.id()), unwilling(reference)));
    }

    private List<Designation> advisers(String reference, String organisation) {
        Predicate<Agent> isUnwilling = agent -> unwilling(reference).contains(agent.id());
        Set<String> communes = dossiers.get(reference).territory().stream()
                .map(part -> part.commune())
                .collect(Collectors.toSet());
        List<Designation> inSector = directory.present(organisation, Function.MEDICAL_ADVISER, today()).stream()
                .filter(isUnwilling.negate())
                .filter(agent -> agent.sectorCommunes().containsAll(communes))
                .map(agent -> new Designation(reference, SupportRole.MEDICAL_ADVISER, organisation, agent.id(), Rule.SECTOR,
                        clock.instant()))
                .toList();
        return !inSector.isEmpty() ? inSector
                : candidate(reference, SupportRole.MEDICAL_ADVISER, organisation).stream().toList();
    }

    /** Those who have declined, passed on or not answered, in whatever role: they are never asked again. */
    private Set<String> unwilling(String reference) {
        return all(reference).stream()
                .filter(designation -> designation.declinedAt().isPresent() || designation.passedAt().isPresent()
                        || designation.lapsedAt().isPresent())
                .flatMap(designation -> designation.agent().stream())
                .collect(Collectors.toSet());
    }

    private void propose(Designation designation) {
        designations.save(designation);
        dossiers.journal(designation.dossier(), JournalEntry.of("support.proposed", Visibility.ADMINISTRATIONS,
                words.role(designation.role()), words.holder(designation), words.rule(designation.rule())), null);
    }

    private void lapse(String reference, SupportRole role) {
        ofRole(reference, role).filter(Designation::isOpen).forEach(designation -> {
            designation.lapse(clock.instant());
            designations.save(designation);
            journal(designation, "support.lapsed", Visibility.ADMINISTRATIONS, null);
        });
    }

    private void handOver(Designation from, String organisation, String agent, Rule rule) {
        boolean accompanies = from.isAccepted();
        end(from, null);
        Designation next = new Designation(from.dossier(), from.role(), organisation, agent, rule, clock.instant());
        if (accompanies) {
            accept(next, null, null);
        } else {
            propose(next);
        }
    }

    private void end(Designation designation, String by) {
        boolean accompanied = designation.isAccepted();
        designation.end(today());
        designations.save(designation);
        if (accompanied) {
            dossiers.endParticipation(designation.dossier(), designation.role().participation(),
                    designation.organisation(), by);
            nameAccompanier(designation.dossier(), by);
            journal(designation, "support.ended", Visibility.LEAD, by);
        }
    }

    private void takePart(Designation designation, String by) {
        dossiers.addParticipant(designation.dossier(), designation.role().participation(), designation.organisation(),
                designation.agent().orElse(null), by);
        nameAccompanier(designation.dossier(), by);
    }

    /** One accompanier records the steps of the lead: the MSA's officer, else the federation, else nobody. */
    private void nameAccompanier(String reference, String by) {
        Optional<Designation> accompanier = all(reference).stream()
                .filter(Designation::isAccepted)
                .filter(designation -> designation.role() == SupportRole.MSA || designation.role() == SupportRole.FEDERATION)
                .min(Comparator.comparing(Designation::role));
        dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER).stream()
                .filter(participant -> accompanier.filter(named -> isSame(participant, named)).isEmpty())
                .forEach(participant -> dossiers.endParticipation(reference, ParticipantRole.ACCOMPANIER,
                        participant.organisation(), by));
        accompanier.ifPresent(named -> dossiers.addParticipant(reference, ParticipantRole.ACCOMPANIER,
                named.organisation(), named.agent().orElse(null), by));
    }

    private static boolean isSame(Participant participant, Designation designation) {
        return participant.organisation().equals(designation.organisation())
                && Objects.equals(participant.agent(), designation.agent().orElse(null));
    }

    private void recordConsultantNeed(String reference, Lot lot) {
        jdbc.sql("""
                        insert into consultant_need (dossier, lot, recorded_at) values (:dossier, :lot, :at)
                        on conflict do nothing""")
                .param("dossier", reference)
                .param("lot", lot.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void journal(Designation designation, String event, Visibility visibility, String by) {
        dossiers.journal(designation.dossier(), JournalEntry.of(event, visibility, words.role(designation.role()),
                words.holder(designation)), by);
    }

    private Stream<Designation> ofRole(String reference, SupportRole role) {
        return all(reference).stream().filter(designation -> designation.role() == role);
    }

    static Function functionOf(SupportRole role) {
        return role == SupportRole.MEDICAL_ADVISER ? Function.MEDICAL_ADVISER : Function.HANDLER;
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
