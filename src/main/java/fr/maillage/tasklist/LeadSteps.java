package fr.maillage.tasklist;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Contracts;

import jakarta.validation.constraints.NotNull;

/**
 * The tasks that record a step of the professional, and so wait for the lead and not for us: those whose contract asks by
 * whom, how and when something was deposited. Read from the contracts, whose task ids are never renamed, so that it holds
 * for running dossiers of any version.
 */
@Component
class LeadSteps {

    private final Contracts contracts;

    LeadSteps(Contracts contracts) {
        this.contracts = contracts;
    }

    /** Ids of these tasks; one that several paths share is of the lead in all of them. */
    Set<String> tasks() {
        Map<String, List<Contract>> byTask = contracts.all().stream().collect(Collectors.groupingBy(Contract::task));
        return byTask.entrySet().stream()
                .filter(each -> areSteps(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean areSteps(Collection<Contract> contracts) {
        return contracts.stream().allMatch(contract -> Arrays.stream(contract.form().getRecordComponents())
                .anyMatch(component -> component.getType() == Deposit.class
                        && component.getAccessor().isAnnotationPresent(NotNull.class)));
    }
}
