package fr.maillage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;
import fr.maillage.directory.SignatureDelegation;
import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Participant;

/**
 * One fictitious person for each organisation that takes part in a dossier of the past, where the trial has nobody: holds
 * all functions of the organisation and signs whatever it signs, until the end of 2025. Needs the engine's clock to stand in the past.
 */
@Component
public class GivenStaff {

    private static final LocalDate ARRIVAL = LocalDate.of(2000, 1, 1);
    private static final LocalDate DEPARTURE = LocalDate.of(2025, 12, 31);
    private static final Set<Function> ABOVE = EnumSet.of(Function.NATIONAL_READER, Function.ADMINISTRATOR);

    private final Directory directory;
    private final DirectoryEditing editing;
    private final Dossiers dossiers;
    private final Set<String> present = new LinkedHashSet<>();

    GivenStaff(Directory directory, DirectoryEditing editing, Dossiers dossiers) {
        this.directory = directory;
        this.editing = editing;
        this.dossiers = dossiers;
    }

    /** Staffs every organisation that takes part in the dossier. */
    public void of(String reference) {
        dossiers.get(reference).participants().stream().map(Participant::organisation).distinct().forEach(this::in);
    }

    /** Staffs one organisation; the person's user id. */
    public String in(String organisation) {
        String user = "equipe." + organisation;
        Set<Function> functions = EnumSet.noneOf(Function.class);
        functions.addAll(directory.organisation(organisation).allFunctions());
        functions.removeAll(ABOVE);
        editing.saveAgents(List.of(person(user, organisation, functions)));
        present.add(user);
        return user;
    }

    private Agent person(String user, String organisation, Set<Function> functions) {
        return new Agent(user, directory.findAgent(user).map(Agent::version).orElse(null), "Camille",
                "Fictive, " + directory.organisation(organisation).name(), "équipe (personne fictive)",
                user + "@essai.example", null, null, organisation, functions, Set.of(), Set.of(), null, ARRIVAL, DEPARTURE,
                Set.of(), delegations(functions));
    }

    private static Set<SignatureDelegation> delegations(Set<Function> functions) {
        return functions.contains(Function.SIGNATORY)
                ? EnumSet.allOf(SignedAct.class).stream().map(act -> new SignatureDelegation(act, ARRIVAL, null))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Once the clock is back: they hold no function any more, so that no test finds them where it expects nobody. */
    public void leave() {
        List<Agent> left = new ArrayList<>();
        present.forEach(user -> left.add(person(user, directory.agent(user).organisation(), Set.of())));
        editing.saveAgents(left);
        present.clear();
    }
}
