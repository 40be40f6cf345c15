package fr.maillage.review;

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

/** Whoever signs an act holds a delegation of signature for it on that day, in the organisation that signs. */
@Component
class SigningRight {

    private final Directory directory;

    SigningRight(Directory directory) {
        this.directory = directory;
    }

    /**
     * The engine user who signs.
     *
     * @param field of the form to which a refusal belongs
     * @param named the person who signs on paper; {@code null} when it is the person who submits
     * @param group engine group that signs
     * @throws RefusedSubmission without a valid delegation
     */
    String signatory(String field, String named, TaskInHand task, String group, SignedAct act, LocalDate day) {
        String user = named == null ? task.userId() : named;
        Optional<Agent> agent = user == null ? Optional.empty() : directory.findAgent(user);
        boolean ofGroup = agent.filter(each -> directory.organisationOfGroup(group)
                .filter(organisation -> organisation.id().equals(each.organisation())).isPresent()).isPresent();
        if (!ofGroup || !directory.maySign(user, act, day)) {
            throw new RefusedSubmission(field, "review.delegation.invalid",
                    agent.map(Agent::name).orElse(user), FrenchDates.of(day));
        }
        return user;
    }

    /** Those of the organisation behind the group who hold a delegation for the act on that day. */
    List<FieldOption> entitled(String group, SignedAct act, LocalDate day) {
        return directory.organisationOfGroup(group).stream()
                .flatMap(organisation -> directory.agents(organisation.id()).stream())
                .filter(agent -> agent.maySign(act, day))
                .map(agent -> new FieldOption(agent.id(), agent.name()))
                .toList();
    }

    /** Proposed on the form: the reader, when the delegation is theirs. */
    String proposed(TaskInHand task, SignedAct act) {
        return task.userId() != null && directory.maySign(task.userId(), act, task.today()) ? task.userId() : null;
    }
}
