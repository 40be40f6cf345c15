package fr.maillage.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fr.maillage.dossier.Actors;
import fr.maillage.workflow.ModelBean;

/** What the model {@code contract-signature} asks about the parties. */
@ModelBean
public class ContractParties {

    private final Contracting contracting;
    private final Actors actors;

    ContractParties(Contracting contracting, Actors actors) {
        this.contracting = contracting;
        this.actors = actors;
    }

    /** @param parties rows of the decision {@code contract-parties}: party, signingOrder */
    public void record(String reference, List<Map<String, Object>> parties) {
        contracting.recordParties(reference, parties.stream()
                .map(row -> new ContractParty(Party.valueOf((String) row.get("party")),
                        ((Number) row.get("signingOrder")).intValue()))
                .collect(Collectors.toSet()));
    }

    /** Who reads the draft again: every party but the caisse, which wrote it. */
    public List<String> negotiators(String reference) {
        return contracting.get(reference).parties().stream()
                .filter(party -> party != Party.CPAM)
                .map(Party::name)
                .toList();
    }

    /** The engine group that answers for a party; the accompanier records the answers of the structure. */
    public String group(String reference, String party) {
        return switch (Party.valueOf(party)) {
            case STRUCTURE -> actors.accompanier(reference);
            case CPAM -> actors.cpam(reference);
            case ARS -> actors.delegation(reference);
        };
    }

    /** Whether a party asks for changes of the draft that is being negotiated. */
    public boolean changesRequested(String reference) {
        return contracting.opinions(contracting.get(reference)).stream()
                .anyMatch(opinion -> opinion.negotiation() == Negotiation.CHANGES);
    }

    public List<String> signatories(String reference) {
        return contracting.get(reference).parties().stream().map(Party::name).toList();
    }

    public String signatoryGroup(String reference, String party) {
        return switch (Party.valueOf(party)) {
            case STRUCTURE -> actors.accompanier(reference);
            case CPAM -> actors.cpamSignatories(reference);
            case ARS -> actors.delegationSignatories(reference);
        };
    }
}
