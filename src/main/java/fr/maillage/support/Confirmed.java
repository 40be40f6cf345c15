package fr.maillage.support;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

import fr.maillage.workflow.RefusedSubmission;

/**
 * What a case handler has decided about the proposed roles, checked against the plan: a removed or added role has its
 * reason, the MSA is not asked where there is none, and the question that the rule could not answer is answered.
 */
final class Confirmed {

    private final SupportPlan plan;
    private final ConfirmSupport form;
    private final Set<SupportChoice> choices = new LinkedHashSet<>();
    private final Set<SupportRole> seen = EnumSet.noneOf(SupportRole.class);

    Confirmed(SupportPlan plan, ConfirmSupport form) {
        this.plan = plan;
        this.form = form;
    }

    /**
     * One choice for each role that was proposed or added.
     *
     * @throws RefusedSubmission when a rule is broken
     */
    Set<SupportChoice> choices() {
        for (int index = 0; index < form.roles().size(); index++) {
            take(form.roles().get(index), "roles[%d]".formatted(index));
        }
        plan.proposedRoles().stream().sorted()
                .filter(seen::add)
                .forEach(role -> choices.add(new SupportChoice(role, RoleDecision.KEEP, null)));
        answerForMsa();
        if (plan.asksFor(SupportRole.FEDERATION) && !form.leadRefuses() && !seen.contains(SupportRole.FEDERATION)) {
            throw new RefusedSubmission("roles", "support.federation.asked");
        }
        requireLots();
        return choices;
    }

    private void take(RoleChoice choice, String field) {
        if (!seen.add(choice.role())) {
            throw new RefusedSubmission(field + ".role", "support.role.twice");
        }
        boolean proposed = plan.proposedRoles().contains(choice.role());
        boolean asked = choice.role() != SupportRole.MEDICAL_ADVISER && plan.asksFor(choice.role());
        if (proposed && choice.choice() == RoleDecision.ADD) {
            throw new RefusedSubmission(field + ".choice", "support.role.proposed");
        }
        if (!proposed && !asked && choice.choice() != RoleDecision.ADD) {
            throw new RefusedSubmission(field + ".choice", "support.role.not-proposed");
        }
        boolean ofMsa = choice.role() == SupportRole.MSA || choice.role() == SupportRole.MEDICAL_ADVISER;
        if (ofMsa && choice.choice() == RoleDecision.ADD && plan.localFund() != LocalFund.MSA) {
            throw new RefusedSubmission(field + ".role", "support.msa.none");
        }
        choices.add(new SupportChoice(choice.role(), choice.choice(), choice.reason()));
    }

    private void answerForMsa() {
        if (form.msaAccompanies() != null && form.msaAccompanies() && plan.localFund() != LocalFund.MSA) {
            throw new RefusedSubmission("msaAccompanies", "support.msa.none");
        }
        if (plan.asksForMsa() && !form.leadRefuses() && form.msaAccompanies() == null) {
            throw new RefusedSubmission("msaAccompanies", "support.msa.asked");
        }
        if (form.msaAccompanies() == null) {
            return;
        }
        boolean confirmed = choices.stream()
                .anyMatch(choice -> choice.role() == SupportRole.MSA && choice.choice() != RoleDecision.REMOVE);
        if (!form.msaAccompanies() && confirmed) {
            throw new RefusedSubmission("msaAccompanies", "support.msa.contradiction");
        }
        if (form.msaAccompanies()) {
            if (!confirmed && seen.contains(SupportRole.MSA)) {
                throw new RefusedSubmission("msaAccompanies", "support.msa.contradiction");
            }
            confirmMsa();
        }
    }

    /** The officer comes with a medical adviser, unless the handler has said otherwise. */
    private void confirmMsa() {
        for (SupportRole role : Set.of(SupportRole.MSA, SupportRole.MEDICAL_ADVISER)) {
            if (seen.add(role)) {
                choices.add(new SupportChoice(role, RoleDecision.KEEP, null));
            }
        }
    }

    private void requireLots() {
        boolean consultant = choices.stream().anyMatch(choice -> choice.role() == SupportRole.CONSULTANT
                && choice.choice() != RoleDecision.REMOVE);
        if (consultant && !form.leadRefuses() && form.lots().isEmpty()) {
            throw new RefusedSubmission("lots", "support.lots.missing");
        }
    }
}
