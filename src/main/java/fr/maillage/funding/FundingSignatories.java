package fr.maillage.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;

/** Who may sign decisions, agreements and contracts on aids in the name of an organisation. */
@Component
class FundingSignatories {

    private final Directory directory;

    FundingSignatories(Directory directory) {
        this.directory = directory;
    }

    /** @param group engine group of the organisation that signs */
    List<FieldOption> entitled(String group, SignedAct act, LocalDate day) {
        return agents(group).stream().filter(agent -> agent.maySign(act, day))
                .map(agent -> new FieldOption(agent.name(), agent.name())).toList();
    }

    /** The reader, when the right to sign is theirs. */
    Optional<Agent> reader(String group, SignedAct act, String userId, LocalDate day) {
        return agents(group).stream().filter(agent -> agent.id().equals(userId) && agent.maySign(act, day))
                .findFirst();
    }

    /**
     * The name of the signatory, who held a delegation that day.
     *
     * @throws RefusedSubmission when the organisation has no such agent, or one without delegation
     */
    String require(String group, SignedAct act, String named, LocalDate day) {
        Agent agent = agents(group).stream()
                .filter(each -> each.id().equals(named) || each.name().equalsIgnoreCase(named))
                .findFirst().orElseThrow(() -> new RefusedSubmission("signatory", "aid.signatory.unknown", named));
        if (!directory.maySign(agent.id(), act, day)) {
            throw new RefusedSubmission("signatory", "aid.signatory.no-delegation", agent.name());
        }
        return agent.name();
    }

    /** Several groups may be offered the task; their organisations all sign. */
    private List<Agent> agents(String groups) {
        return List.of(groups.split(",")).stream()
                .flatMap(group -> directory.organisationOfGroup(group).stream())
                .flatMap(organisation -> directory.agents(organisation.id()).stream())
                .toList();
    }
}
