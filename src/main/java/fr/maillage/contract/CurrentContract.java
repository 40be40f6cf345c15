package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The contract that binds a structure today. */
@Component
class CurrentContract {

    private final ContractRepository contracts;
    private final Contracting contracting;
    private final StructureRegister register;

    CurrentContract(ContractRepository contracts, Contracting contracting, StructureRegister register) {
        this.contracts = contracts;
        this.contracting = contracting;
        this.register = register;
    }

    /** The latest that was signed, amendments apart, unless it has come to an end since. */
    Optional<Contract> of(String reference) {
        return contracting.inForce(reference).filter(contract -> register.find(reference)
                .map(Structure::contractEndedOn)
                .filter(end -> !end.isBefore(contract.signedOn().orElseThrow()))
                .isEmpty());
    }

    /** The yearly amounts of the contract on that day: its own, or those of the last amendment in force by then. */
    List<ContractAmount> amountsOn(Contract contract, LocalDate day) {
        return contracts.findByDossierAndOutcomeOrderById(contract.dossier(), ContractOutcome.SIGNED).stream()
                .filter(amendment -> amendment.id() > contract.id() && amendment.purpose() == ContractPurpose.AMENDMENT)
                .filter(amendment -> !amendment.effectiveOn().or(amendment::signedOn).orElseThrow().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(contract)
                .amounts();
    }
}
