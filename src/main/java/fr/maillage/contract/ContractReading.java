package fr.maillage.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contracts of a dossier in a form to be shown. */
@Component
class ContractReading {

    private final Contracting contracting;

    ContractReading(Contracting contracting) {
        this.contracting = contracting;
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    List<ContractSummary> summaries(String reference) {
        return contracting.all(reference).stream().map(this::summary).toList();
    }

    private ContractSummary summary(Contract contract) {
        ContractSummary.State state = state(contract);
        return new ContractSummary(contract.kind(), contract.purpose(), state, contract.draft(), contract.openedOn(),
                contract.effectiveOn().orElse(null), contract.signedOn().orElse(null), contract.endsOn().orElse(null),
                contract.population(), contract.kind().isBySize() ? contract.sizeClass() : null, contract.signing(),
                parties(contract, state), contract.amounts(), AmountTotal.of(contract.amounts()));
    }

    private ContractSummary.State state(Contract contract) {
        return contract.outcome().map(outcome -> ContractSummary.State.valueOf(outcome.name())).orElseGet(() -> {
            if (contract.draft() == 0) {
                return ContractSummary.State.TO_DRAFT;
            }
            if (contracting.isBeingSigned(contract)) {
                return ContractSummary.State.BEING_SIGNED;
            }
            return contracting.signatures(contract).stream().anyMatch(each -> each.signature() == ContractSignature.REFUSED)
                    ? ContractSummary.State.SUSPENDED
                    : ContractSummary.State.NEGOTIATED;
        });
    }

    private List<ContractSummary.Signature> parties(Contract contract, ContractSummary.State state) {
        Map<Party, PartySignature> given = contracting.signatures(contract).stream()
                .collect(Collectors.toMap(PartySignature::party, Function.identity()));
        List<Party> next = state == ContractSummary.State.BEING_SIGNED ? contracting.nextToSign(contract) : List.of();
        return contract.parties().stream().map(party -> {
            PartySignature answer = given.get(party);
            return answer == null
                    ? new ContractSummary.Signature(party, null, null, null, null, next.contains(party))
                    : new ContractSummary.Signature(party, answer.signature(), answer.signatory(), answer.signedOn(),
                            answer.reason(), false);
        }).toList();
    }
}
