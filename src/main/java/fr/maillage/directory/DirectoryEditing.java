package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Changes to the directory by its administrators. Each change is checked, saved against the version that the editor saw,
 * and carried to the engine in the same transaction.
 */
@Service
@Transactional
public class DirectoryEditing {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]*");

    private final Organisations organisations;
    private final Agents agents;
    private final Communes communes;
    private final EngineInStep engineInStep;
    private final EngineIdentities engine;
    private final Clock clock;

    DirectoryEditing(Organisations organisations, Agents agents, Communes communes, EngineInStep engineInStep,
                     EngineIdentities engine, Clock clock) {
        this.organisations = organisations;
        this.agents = agents;
        this.communes = communes;
        this.engineInStep = engineInStep;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Saves organisations, new ones without version.
     *
     * @throws RefusedSubmission when a rule is broken
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody else has saved one meanwhile
     */
    public List<Organisation> saveOrganisations(Collection<Organisation> changed) {
        changed.forEach(this::check);
        List<Organisation> saved = new ArrayList<>();
        organisations.saveAll(changed).forEach(saved::add);
        engineInStep.organisations(saved);
        return saved;
    }

    /**
     * Saves agents, new ones without version.
     *
     * @throws RefusedSubmission when a rule is broken
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody else has saved one meanwhile
     */
    public List<Agent> saveAgents(Collection<Agent> changed) {
        changed.forEach(this::check);
        List<Agent> saved = new ArrayList<>();
        agents.saveAll(changed).forEach(saved::add);
        saved.forEach(engineInStep::agent);
        return saved;
    }

    /**
     * Gives the agent a password, to be handed over in person.
     *
     * @throws RefusedSubmission when the password policy refuses it
     */
    public void setPassword(String user, String password) {
        if (!engine.accepts(user, password)) {
            throw new RefusedSubmission("password", "directory.agent.password.policy");
        }
        engine.setPassword(user, password);
    }

    private void check(Organisation organisation) {
        refuseUnless(SLUG.matcher(organisation.id()).matches(), "id", "directory.organisation.id.form");
        refuseUnless(organisation.version() != null || !organisations.existsById(organisation.id()),
                "id", "directory.organisation.id.taken");
        refuseUnless(inOrder(organisation.validFrom(), organisation.validTo()), "validTo", "directory.period.order");
        Set<String> known = communes.departements().keySet();
        refuseFirst(organisation.departements(), known, "departements", "directory.organisation.departements.unknown");
        refuseFirst(organisation.communes(), communes.findAll(organisation.communes()).keySet(),
                "communes", "directory.competence.unknown-commune");
        organisation.succeeds().forEach(predecessor -> refuseUnless(
                !predecessor.equals(organisation.id()) && organisations.existsById(predecessor),
                "succeeds", "directory.organisation.succeeds.unknown", predecessor));
        refuseUnless(organisation.succeeds().isEmpty() || organisation.validFrom() != null,
                "validFrom", "directory.organisation.succeeds.date");
        agents.findByOrganisationOrderByFamilyName(organisation.id()).stream()
                .filter(agent -> agent.isActiveOn(today()))
                .forEach(agent -> refuseUnless(organisation.allFunctions().containsAll(agent.functions()),
                        "functions", "directory.organisation.functions.held", agent.name()));
    }

    private void check(Agent agent) {
        refuseUnless(USER_ID.matcher(agent.id()).matches(), "id", "directory.agent.id.form");
        refuseUnless(agent.version() != null || !agents.existsById(agent.id()), "id", "directory.agent.id.taken");
        refuseUnless(inOrder(agent.arrivesOn(), agent.leavesOn()), "leavesOn", "directory.period.order");
        Organisation organisation = organisations.findById(agent.organisation())
                .orElseThrow(() -> new RefusedSubmission("organisation", "directory.agent.organisation.unknown"));
        refuseUnless(organisation.allFunctions().containsAll(agent.functions()),
                "functions", "directory.agent.functions.foreign");
        refuseUnless(agent.functions().contains(Function.SIGNATORY) || agent.functions().contains(Function.PROCUREMENT)
                || agent.signatureDelegations().stream().allMatch(each -> each.onBehalfOf() != null), "signatureDelegations", "directory.agent.signatures.function");
        refuseFirst(agent.sectorCommunes(), communes.findAll(agent.sectorCommunes()).keySet(),
                "sectorCommunes", "directory.competence.unknown-commune");
        agent.absences().forEach(absence -> {
            refuseUnless(inOrder(absence.startsOn(), absence.endsOn()), "absences", "directory.period.order");
            refuseUnless(absence.substitute() == null || isColleague(absence.substitute(), agent),
                    "absences", "directory.agent.absences.substitute", absence.substitute());
        });
        agent.signatureDelegations().forEach(delegation -> refuseUnless(
                inOrder(delegation.startsOn(), delegation.endsOn()), "signatureDelegations", "directory.period.order"));
    }

    private boolean isColleague(String substitute, Agent agent) {
        return !substitute.equals(agent.id()) && agents.findById(substitute)
                .filter(found -> found.organisation().equals(agent.organisation()))
                .isPresent();
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }

    private static boolean inOrder(LocalDate first, LocalDate last) {
        return first == null || last == null || !last.isBefore(first);
    }

    private static void refuseFirst(Set<String> given, Set<String> known, String field, String messageKey) {
        given.stream().filter(one -> !known.contains(one)).findFirst().ifPresent(unknown -> {
            throw new RefusedSubmission(field, messageKey, unknown);
        });
    }

    private static void refuseUnless(boolean kept, String field, String messageKey, Object... arguments) {
        if (!kept) {
            throw new RefusedSubmission(field, messageKey, arguments);
        }
    }
}
