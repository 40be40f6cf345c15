package fr.maillage.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.ModelBean;

/**
 * What the model {@code contract-signature} asks about the parties. Where the agency writes the contract its own office
 * (siège) acts for it, else the delegation does.
 */
@ModelBean
public class ContractParties {

    private final Contracting contracting;
    private final Actors actors;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Councils councils;

    ContractParties(Contracting contracting, Actors actors, Dossiers dossiers, Directory directory, Councils councils) {
        this.contracting = contracting;
        this.actors = actors;
        this.dossiers = dossiers;
        this.directory = directory;
        this.councils = councils;
    }

    /** @param parties rows of the decision {@code contract-parties}: party, signingOrder, drafts, pays */
    public void record(String reference, List<Map<String, Object>> parties) {
        contracting.recordParties(reference, parties.stream().map(ContractParties::party).collect(Collectors.toSet()));
        if (contracting.get(reference).parties().contains(Party.DEPARTEMENT)) {
            council(reference).ifPresent(council ->
                    dossiers.addParticipant(reference, ParticipantRole.ASSOCIATE_OTHER, council, null, null));
        }
    }

    /** The decision of release 1.0.0 did not say who writes and who pays: it was the caisse. */
    private static ContractParty party(Map<String, Object> row) {
        Party party = Party.valueOf((String) row.get("party"));
        boolean caisse = party == Party.CPAM;
        return new ContractParty(party, ((Number) row.get("signingOrder")).intValue(),
                (Boolean) row.getOrDefault("drafts", caisse), (Boolean) row.getOrDefault("pays", caisse));
    }

    /** The engine group that writes the drafts and files the signed contract. */
    public String drafter(String reference) {
        return group(reference, contracting.get(reference).drafter().orElse(Party.CPAM).name());
    }

    /** Who reads the draft again: every party but the one that wrote it. */
    public List<String> negotiators(String reference) {
        Contract contract = contracting.get(reference);
        return contract.parties().stream()
                .filter(party -> contract.drafter().filter(party::equals).isEmpty())
                .map(Party::name)
                .toList();
    }

    /** The engine group that answers for a party; the accompanier records the answers of the structure. */
    public String group(String reference, String party) {
        return switch (Party.valueOf(party)) {
            case STRUCTURE -> actors.accompanier(reference);
            case CPAM -> actors.cpam(reference);
            case ARS -> isAgencyDrafting(reference) ? actors.arsHeadquarters(reference) : actors.delegation(reference);
            case DEPARTEMENT -> council(reference, Function.HANDLER);
        };
    }

    /** Whether a party asks for changes of the draft that is being negotiated. */
    public boolean changesRequested(String reference) {
        return contracting.opinions(contracting.get(reference)).stream()
                .anyMatch(opinion -> opinion.negotiation() == Negotiation.CHANGES);
    }

    /** Every party: models of release 1.0.0 ask all of them at once. */
    public List<String> signatories(String reference) {
        return contracting.get(reference).parties().stream().map(Party::name).toList();
    }

    /** Those whose turn it is to sign: all at once, or those of the next rank. */
    public List<String> nextSignatories(String reference) {
        return contracting.nextToSign(contracting.get(reference)).stream().map(Party::name).toList();
    }

    public String signatoryGroup(String reference, String party) {
        return switch (Party.valueOf(party)) {
            case STRUCTURE -> actors.accompanier(reference);
            case CPAM -> actors.cpamSignatories(reference);
            case ARS -> isAgencyDrafting(reference) ? directory.groupOf(agency(reference), Function.SIGNATORY)
                    : actors.delegationSignatories(reference);
            case DEPARTEMENT -> council(reference, Function.SIGNATORY);
        };
    }

    /** Who decides what becomes of a suspended contract: the agency, since the project is validated by it. */
    public String decider(String reference) {
        return group(reference, Party.ARS.name());
    }

    /** Whether somebody makes a first payment when the contract is signed. */
    public boolean firstPaymentDue(String reference) {
        return contracting.get(reference).hasFirstPayment();
    }

    /** The engine group of those who answer for a party that lets the others wait. */
    String supervisors(String reference, Party party) {
        return switch (party) {
            case CPAM -> supervisors(reference, ParticipantRole.CPAM);
            case ARS -> isAgencyDrafting(reference) ? directory.supervisorsOf(agency(reference)) : actors.supervisors(reference);
            case DEPARTEMENT -> council(reference).map(directory::supervisorsOf).orElseGet(() -> actors.supervisors(reference));
            case STRUCTURE -> actors.supervisors(reference);
        };
    }

    private Optional<String> council(String reference) {
        return councils.of(dossiers.get(reference)).map(Organisation::id);
    }

    private String supervisors(String reference, ParticipantRole role) {
        return dossiers.get(reference).participants(role).stream().findFirst()
                .map(participant -> directory.supervisorsOf(participant.organisation()))
                .orElseGet(() -> actors.supervisors(reference));
    }

    private String council(String reference, Function function) {
        return council(reference).map(council -> directory.groupOf(council, function))
                .orElseGet(() -> actors.delegation(reference));
    }

    private boolean isAgencyDrafting(String reference) {
        return contracting.get(reference).drafter().filter(Party.ARS::equals).isPresent();
    }

    private String agency(String reference) {
        return dossiers.get(reference).participants(ParticipantRole.ARS).stream().findFirst().orElseThrow().organisation();
    }
}
