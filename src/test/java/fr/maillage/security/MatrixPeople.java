package fr.maillage.security;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

import fr.maillage.Visitor;
import fr.maillage.directory.Agent;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.EngineIdentities;
import fr.maillage.directory.Function;

/**
 * One account for each column of the table of authorisations: people of the trial, and where the trial has nobody with that
 * role alone, somebody made for it. All of them work in Isère or for Auvergne-Rhône-Alpes.
 */
@Component
class MatrixPeople {

    /** @param group the group to which tasks of this person are offered; {@code null} without any */
    record Person(Role role, String id, String group) {
    }

    static final List<Person> ALL = List.of(
            new Person(Role.CASE_HANDLER, "alice.delegation38", "ars-84-38"),
            new Person(Role.SIGNATORY, "sophie.delegation38", "ars-84-38-signatories"),
            new Person(Role.FINESS, "felix.finess84", "ars-84-finess"),
            new Person(Role.PAYMENT, "paula.cpam38", "cpam-isere-payment"),
            new Person(Role.BUYER, "marc.marches84", "ars-84-procurement"),
            new Person(Role.OFFICER, "denis.msa", "msa-alpes-du-nord"),
            new Person(Role.MEDICAL_ADVISER, "medard.msa", "msa-alpes-du-nord-medical-advisers"),
            new Person(Role.ELECTED, "elisabeth.msa", "msa-alpes-du-nord-elected"),
            new Person(Role.CONSULTANT, "matrice.consultant", "consult-ecritoire"),
            new Person(Role.FEDERATION, "matrice.federation", "fed-femasaura"),
            new Person(Role.COUNCIL, "cecile.cd38", "cd-38"),
            new Person(Role.PARTNER, "ursule.urps84", "urps-84"),
            new Person(Role.TEAM_LEAD, "sarah.msa", "supervisors-msa-alpes-du-nord"),
            new Person(Role.DEPARTMENT_SUPERVISOR, "rachid.delegation38", "supervisors-ars-84-38"),
            new Person(Role.REGIONAL_SUPERVISOR, "matrice.region", "supervisors-ars-84"),
            new Person(Role.NATIONAL_READER, "nadia.lecture", "readers-national"),
            new Person(Role.ADMINISTRATOR, "admin.essai", "administrators"),
            new Person(Role.TECHNICAL, "matrice.machine", "technical"),
            new Person(Role.ANONYMOUS, null, null));

    private final DirectoryEditing editing;
    private final EngineIdentities engine;
    private final IdentityService identity;
    private final Map<Role, Visitor> visitors = new EnumMap<>(Role.class);

    MatrixPeople(DirectoryEditing editing, EngineIdentities engine, IdentityService identity) {
        this.editing = editing;
        this.engine = engine;
        this.identity = identity;
    }

    /** Makes those whom the trial has not; nothing when they are there. */
    void arrive() {
        if (identity.createUserQuery().userId("matrice.machine").count() > 0) {
            return;
        }
        agent("matrice.consultant", "consult-ecritoire", Function.HANDLER);
        agent("matrice.federation", "fed-femasaura", Function.HANDLER);
        agent("matrice.region", "ars-84", Function.SUPERVISOR);
        User machine = identity.newUser("matrice.machine");
        machine.setFirstName("Machine");
        machine.setLastName("Fictive");
        machine.setPassword(Visitor.PASSWORD);
        identity.saveUser(machine);
        engine.setMemberships("matrice.machine", Set.of(Roles.TECHNICAL), Set.of());
    }

    /** Their browser, logged in once. */
    Visitor visitor(Person person, int port) {
        return visitors.computeIfAbsent(person.role(), role -> person.id() == null
                ? Visitor.anonymous(port) : Visitor.loggedIn(port, person.id()));
    }

    /** The roles that the engine gives the person, those of the session included. */
    Set<Role> roles(Person person) {
        return Role.among(person.id() == null ? List.of() : identity.createGroupQuery().groupMember(person.id()).list().stream()
                .map(group -> group.getId()).toList());
    }

    private void agent(String id, String organisation, Function function) {
        editing.saveAgents(List.of(new Agent(id, null, "Camille", "Fictive", "rôle d’essai", id + "@essai.example", null, null,
                organisation, Set.of(function), Set.of(), Set.of(), null, null, null, Set.of(), Set.of())));
        engine.setPassword(id, Visitor.PASSWORD);
    }
}
