package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.ParisTime;

/**
 * Takes over structures that were under contract before the application knew them: their dates are entered, what follows
 * them is counted from those dates, what is overdue is shown and nobody is written to about it.
 */
@Service
@Transactional
public class ImportedStructures {

    /**
     * A mission of the contract as it stands when it is taken over.
     *
     * @param mission    for instance {@code ACCESS}
     * @param startedOn  {@code null} when it has not started
     * @param deployedOn {@code null} when it is not deployed
     */
    public record ImportedMission(String mission, LocalDate startedOn, LocalDate deployedOn) {
    }

    /**
     * A structure under contract with its past.
     *
     * @param kind          of the contract, for instance {@code ACI_CPTS}
     * @param signedOn      date of the last signature
     * @param effectiveOn   from which the duration is counted
     * @param durationYears whole years; {@code null} when nobody knows: then no renewal is followed
     * @param amounts       yearly amounts in euros by purpose, for instance {@code OPERATION}; unknown ones are left out
     * @param source        what says so
     */
    public record ImportedStructure(Declaration declaration, LocalDate validatedOn, String kind, LocalDate signedOn,
                                    LocalDate effectiveOn, Integer durationYears, Map<String, BigDecimal> amounts,
                                    String source, List<ImportedMission> missions, String finessLegalEntity,
                                    String finessEstablishment, LocalDate finessRecordedOn, LocalDate openedOn) {
    }

    private final Dossiers dossiers;
    private final ContractRepository contracts;
    private final ContractData data;
    private final MissionFollowUps followedMissions;

    ImportedStructures(Dossiers dossiers, ContractRepository contracts, ContractData data, MissionFollowUps followedMissions) {
        this.dossiers = dossiers;
        this.contracts = contracts;
        this.data = data;
        this.followedMissions = followedMissions;
    }

    /**
     * Records the structure as a dossier in operation, in the register and under its contract. No path runs for it.
     *
     * @param by engine user id; {@code null} for the application
     * @return reference of its dossier
     * @throws IllegalArgumentException when a kind, a mission or a purpose is none that the application knows
     */
    public String take(ImportedStructure structure, String by) {
        Dossier dossier = dossiers.declare(structure.declaration(), by);
        String reference = dossier.reference();
        dossiers.recordValidation(reference, structure.validatedOn(), by);
        dossiers.recordContract(reference, structure.signedOn(), by);
        if (structure.finessEstablishment() != null) {
            dossiers.recordFiness(reference, structure.finessLegalEntity(), structure.finessEstablishment(),
                    structure.finessRecordedOn(), by);
        }
        dossiers.recordOpening(reference, structure.openedOn(), by);
        Contract contract = contracts.save(contract(structure, dossier));
        structure.missions().forEach(mission -> followedMissions.takeOver(contract, Mission.valueOf(mission.mission()),
                mission.startedOn(), mission.deployedOn()));
        dossiers.enter(reference, Stage.OPERATION);
        return reference;
    }

    private Contract contract(ImportedStructure structure, Dossier dossier) {
        ContractKind kind = ContractKind.valueOf(structure.kind());
        List<ContractMission> missions = structure.missions().stream()
                .map(mission -> new ContractMission(Mission.valueOf(mission.mission()), null, null)).toList();
        List<ContractAmount> amounts = structure.amounts().entrySet().stream()
                .map(amount -> new ContractAmount(AmountPurpose.valueOf(amount.getKey()), amount.getValue(), structure.source()))
                .toList();
        Contract contract = new Contract(dossier.reference(), kind, ContractPurpose.FIRST,
                data.signing(kind, structure.signedOn()), ParisTime.startOf(structure.signedOn()));
        contract.draft(new DraftContract(kind, structure.effectiveOn(), missions, null, amounts, null), dossier.population(),
                dossier.sizeClass());
        contract.sign(structure.signedOn(), dossier.population(), dossier.sizeClass(), null,
                data.dated(missions, structure.signedOn(), structure.signedOn()));
        if (structure.durationYears() != null) {
            contract.register(null, structure.effectiveOn(), structure.durationYears());
        }
        return contract;
    }
}
