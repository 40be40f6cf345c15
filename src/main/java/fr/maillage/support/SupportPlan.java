package fr.maillage.support;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.directory.Lot;

/**
 * The roles proposed for a dossier and those that were confirmed.
 *
 * @param ruralShare  rural share of the population in whole percent; {@code null} while rurality is unknown
 * @param msaWished   whether the lead wishes the MSA
 * @param confirmedAt {@code null} until the case handler has confirmed
 * @param leadRefuses whether the lead wants nobody
 */
@Table("support_plan")
record SupportPlan(@Id String dossier, @Version Integer version, Instant proposedAt, LocalFund localFund,
                   Integer ruralShare, boolean msaWished, Instant confirmedAt, String confirmedBy,
                   Boolean msaAccompanies, boolean urgent, boolean leadRefuses,
                   @MappedCollection(idColumn = "dossier") Set<SupportProposal> proposals,
                   @MappedCollection(idColumn = "dossier") Set<SupportChoice> choices) {

    /** @param version of the plan that this one replaces; {@code null} when it is the first */
    static SupportPlan open(Integer version, SupportNeeds needs, Instant at) {
        return new SupportPlan(needs.dossier(), version, at, needs.localFund(), needs.ruralShare(), needs.msaWished(),
                null, null, null, false, false, Set.of(), Set.of());
    }

    SupportPlan propose(Set<SupportProposal> roles) {
        return new SupportPlan(dossier, version, proposedAt, localFund, ruralShare, msaWished, confirmedAt, confirmedBy,
                msaAccompanies, urgent, leadRefuses, roles, choices);
    }

    SupportPlan confirm(Confirmation confirmation, Instant at, String by) {
        return new SupportPlan(dossier, version, proposedAt, localFund, ruralShare, msaWished, at, by,
                confirmation.msaAccompanies(), confirmation.urgent(), confirmation.leadRefuses(), proposals,
                confirmation.choices());
    }

    /** What the case handler has decided. */
    record Confirmation(Boolean msaAccompanies, boolean urgent, boolean leadRefuses, Set<SupportChoice> choices) {
    }

    /** Roles that the rule proposes without asking. */
    Set<SupportRole> proposedRoles() {
        return proposals.stream()
                .filter(proposal -> proposal.strength() != Strength.ASK)
                .map(SupportProposal::role)
                .collect(Collectors.toSet());
    }

    /** Whether the case handler has to say if the MSA accompanies. */
    boolean asksForMsa() {
        return asksFor(SupportRole.MSA);
    }

    /** Whether the rule cannot tell if somebody takes this role: the case handler says it. */
    boolean asksFor(SupportRole role) {
        return proposals.stream().anyMatch(proposal -> proposal.role() == role && proposal.strength() == Strength.ASK)
                && !proposedRoles().contains(role);
    }

    /** In the order of the roles; none until confirmed, none when the lead wants nobody. */
    List<SupportRole> confirmedRoles() {
        return leadRefuses ? List.of() : Arrays.stream(SupportRole.values()).filter(this::isConfirmed).toList();
    }

    private boolean isConfirmed(SupportRole role) {
        return choiceOf(role).filter(choice -> choice.choice() != RoleDecision.REMOVE).isPresent();
    }

    Optional<SupportChoice> choiceOf(SupportRole role) {
        return choices.stream().filter(choice -> choice.role() == role).findFirst();
    }

    /** Lots that answer the needs which the lead has declared. */
    Set<Lot> declaredLots() {
        return proposals.stream().flatMap(proposal -> proposal.ground().lot().stream()).collect(Collectors.toSet());
    }
}
