package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A mission that the contract covers.
 *
 * @param startDue      latest day of its start; {@code null} until the contract is signed, from which it is counted
 * @param deploymentDue latest day of its full deployment; {@code null} until then, and where no table gives a delay
 */
@Table("contract_mission")
record ContractMission(@NotNull Mission mission, LocalDate startDue, LocalDate deploymentDue) {
}
