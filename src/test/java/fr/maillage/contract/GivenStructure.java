package fr.maillage.contract;

import static fr.maillage.GivenDossier.VOIRONNAIS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;

/** Fictitious structures that work, on real communes, without the path that leads there. */
@Component
class GivenStructure {

    private static final List<ContractMission> MISSIONS = Stream.of(Mission.ACCESS, Mission.PATHWAYS)
            .map(mission -> new ContractMission(mission, null, null)).toList();

    private final Dossiers dossiers;
    private final ContractRepository contracts;
    private final ContractData data;
    private final FollowUps followUps;

    GivenStructure(Dossiers dossiers, ContractRepository contracts, ContractData data, FollowUps followUps) {
        this.dossiers = dossiers;
        this.contracts = contracts;
        this.data = data;
        this.followUps = followUps;
    }

    static void today(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }

    /** A dossier of that type around Voiron, validated today, without contract, in no stage beyond declaration. */
    String dossier(StructureType type) {
        return dossier(type, VOIRONNAIS);
    }

    String dossier(StructureType type, String... communes) {
        LocalDate today = ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
        Dossier dossier = dossiers.declare(declaration(type, communes), null);
        dossiers.recordValidation(dossier.reference(), today, null);
        return dossier.reference();
    }

    static Declaration declaration(StructureType type, String... communes) {
        Lead lead = new Lead(Civility.MADAME, "Claire", "Exemple", Profession.GENERAL_PRACTITIONER, null,
                "presidente-" + UUID.randomUUID() + "@exemple.fr", "04 76 00 00 00", null);
        return new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type, "Structure fictive", lead,
                Stream.of(communes).map(TerritoryPart::whole).toList(), communes[0], List.of(), Set.of(), null);
    }

    /** Signed by all on that day, in force from then on for five years; amounts in euros where they are known. */
    Contract contract(String reference, ContractKind kind, LocalDate signedOn, ContractAmount... amounts) {
        Dossier dossier = dossiers.get(reference);
        Contract contract = new Contract(reference, kind, ContractPurpose.FIRST, SigningMode.PARALLEL,
                ParisTime.startOf(signedOn));
        List<ContractMission> missions = kind == ContractKind.ACI_CPTS ? MISSIONS : List.of();
        contract.draft(new DraftContract(kind, signedOn, missions, null, List.of(amounts), null), dossier.population(),
                dossier.sizeClass());
        contract.sign(signedOn, dossier.population(), dossier.sizeClass(), 1, data.dated(missions, signedOn, signedOn));
        contract.register(null, signedOn, 5);
        dossiers.recordContract(reference, signedOn, null);
        return contracts.save(contract);
    }

    static ContractAmount euros(AmountPurpose purpose, String amount) {
        return new ContractAmount(purpose, amount == null ? null : new BigDecimal(amount), amount == null ? null : "Annexe fictive");
    }

    /** A community under contract since that day, that works from today on. */
    String cpts(LocalDate signedOn, ContractAmount... amounts) {
        String reference = dossier(StructureType.CPTS);
        contract(reference, ContractKind.ACI_CPTS, signedOn, amounts);
        dossiers.enter(reference, Stage.OPERATION);
        return reference;
    }

    /** A structure of that type that works from today on, without contract. */
    String working(StructureType type) {
        String reference = dossier(type);
        dossiers.enter(reference, Stage.OPERATION);
        return reference;
    }

    FollowUps followUps() {
        return followUps;
    }
}
