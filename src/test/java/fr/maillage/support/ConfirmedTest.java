package fr.maillage.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import fr.maillage.directory.Lot;
import fr.maillage.workflow.RefusedSubmission;

class ConfirmedTest {

    private static final SupportProposal ASKED = new SupportProposal(SupportRole.MSA, Strength.ASK, Ground.RURALITY_UNKNOWN);
    private static final SupportProposal MSA = new SupportProposal(SupportRole.MSA, Strength.PROPOSED, Ground.RURAL_PART);
    private static final SupportProposal FEDERATION =
            new SupportProposal(SupportRole.FEDERATION, Strength.PROPOSED, Ground.REGION);

    @Test
    void whatIsProposedIsKeptUnlessTheHandlerSaysOtherwise() {
        assertThat(confirmed(plan(LocalFund.MSA, MSA, FEDERATION), form(null))).extracting(SupportChoice::role,
                        SupportChoice::choice)
                .containsExactly(tuple(SupportRole.MSA, RoleDecision.KEEP), tuple(SupportRole.FEDERATION, RoleDecision.KEEP));
    }

    @Test
    void theMsaThatAccompaniesBringsItsMedicalAdviser() {
        assertThat(confirmed(plan(LocalFund.MSA, ASKED), form(true))).extracting(SupportChoice::role)
                .containsExactlyInAnyOrder(SupportRole.MSA, SupportRole.MEDICAL_ADVISER);
        assertThat(confirmed(plan(LocalFund.MSA, ASKED), form(true,
                new RoleChoice(SupportRole.MSA, RoleDecision.KEEP, null)))).extracting(SupportChoice::role)
                .as("même si le rôle figure déjà dans la liste")
                .contains(SupportRole.MSA);
        assertThat(confirmed(plan(LocalFund.MSA, ASKED), form(false))).isEmpty();
    }

    @Test
    void theQuestionThatTheRuleCouldNotAnswerIsAnswered() {
        refused("support.msa.asked", plan(LocalFund.MSA, ASKED), form(null));
        assertThat(new Confirmed(plan(LocalFund.MSA, ASKED), new ConfirmSupport(null, null, null, false, true)).choices())
                .as("sauf si le porteur ne veut personne").isEmpty();
    }

    @Test
    void contradictionsAreRefused() {
        refused("support.msa.contradiction", plan(LocalFund.MSA, MSA), form(false));
        refused("support.msa.contradiction", plan(LocalFund.MSA, MSA),
                form(true, new RoleChoice(SupportRole.MSA, RoleDecision.REMOVE, "non")));
        refused("support.role.twice", plan(LocalFund.MSA, MSA),
                form(null, new RoleChoice(SupportRole.MSA, RoleDecision.KEEP, null),
                        new RoleChoice(SupportRole.MSA, RoleDecision.REMOVE, "non")));
        refused("support.role.proposed", plan(LocalFund.MSA, MSA),
                form(null, new RoleChoice(SupportRole.MSA, RoleDecision.ADD, "oui")));
        refused("support.role.not-proposed", plan(LocalFund.MSA, MSA),
                form(null, new RoleChoice(SupportRole.FEDERATION, RoleDecision.KEEP, null)));
        refused("support.msa.none", plan(LocalFund.CGSS, FEDERATION), form(true));
        refused("support.msa.none", plan(LocalFund.CGSS, FEDERATION),
                form(null, new RoleChoice(SupportRole.MEDICAL_ADVISER, RoleDecision.ADD, "oui")));
        refused("support.lots.missing", plan(LocalFund.MSA, FEDERATION),
                form(null, new RoleChoice(SupportRole.CONSULTANT, RoleDecision.ADD, "statuts")));
    }

    private static void refused(String message, SupportPlan plan, ConfirmSupport form) {
        assertThatThrownBy(() -> confirmed(plan, form)).isInstanceOf(RefusedSubmission.class).hasMessageContaining(message);
    }

    private static Set<SupportChoice> confirmed(SupportPlan plan, ConfirmSupport form) {
        return new Confirmed(plan, form).choices();
    }

    private static ConfirmSupport form(Boolean msaAccompanies, RoleChoice... roles) {
        return new ConfirmSupport(List.of(roles), msaAccompanies, null, false, false);
    }

    private static SupportPlan plan(LocalFund fund, SupportProposal... proposals) {
        SupportNeeds needs = new SupportNeeds("2026-38-0001", fund, null, 50, 10, false, true, Set.of(Lot.LEGAL));
        return SupportPlan.open(null, needs, Instant.EPOCH).propose(Set.of(proposals));
    }
}
