package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskInHand;

/** Whoever signs an authorisation of a structure holds a delegation for such acts on that day, in the pilot's delegation. */
@Component
class AuthorisationSignature {

    private final Directory directory;
    private final Actors actors;

    AuthorisationSignature(Directory directory, Actors actors) {
        this.directory = directory;
        this.actors = actors;
    }

    /**
     * @param signatory engine user id
     * @param field     of the form, to which a refusal belongs
     * @throws RefusedSubmission without a valid delegation
     */
    Agent require(String reference, String signatory, LocalDate day, String field) {
        Optional<Agent> agent = agents(reference).stream().filter(each -> each.id().equals(signatory)).findFirst();
        return agent.filter(each -> each.maySign(SignedAct.LABELLING, day))
                .orElseThrow(() -> new RefusedSubmission(field, "dossier.signature.delegation",
                        agent.map(Agent::name).orElse(signatory), FrenchDates.of(day)));
    }

    /** Those who hold a delegation today. */
    List<FieldOption> entitled(TaskInHand task) {
        return agents(task.reference()).stream()
                .filter(agent -> agent.maySign(SignedAct.LABELLING, task.today()))
                .map(agent -> new FieldOption(agent.id(), agent.name()))
                .toList();
    }

    /** Proposed on the form: the reader, when the delegation is theirs. */
    String proposed(TaskInHand task) {
        return entitled(task).stream().map(FieldOption::value).filter(id -> id.equals(task.userId())).findFirst().orElse(null);
    }

    private List<Agent> agents(String reference) {
        return directory.organisationOfGroup(actors.delegationSignatories(reference))
                .map(organisation -> directory.agents(organisation.id()))
                .orElse(List.of());
    }
}
