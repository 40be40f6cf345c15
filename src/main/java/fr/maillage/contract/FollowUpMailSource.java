package fr.maillage.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import fr.maillage.contract.BreachForms.BreachDecision;
import fr.maillage.dossier.MailSource;

/** What mails and letters say about what follows a structure; which row is meant, the running instance knows. */
@Component
class FollowUpMailSource implements MailSource {

    private static final Pattern PROCEDURE = Pattern.compile("(breach|withdrawal)-.*");
    private static final Pattern CHANGE = Pattern.compile("(change|operation-team|conversion)-.*|structure-ceased");

    private final MissionFollowUps missions;
    private final AnnualReviews years;
    private final Renewals renewals;
    private final Breaches breaches;
    private final StructureChanges changes;
    private final FollowUpPayments payments;
    private final ContractWords words;

    FollowUpMailSource(MissionFollowUps missions, AnnualReviews years, Renewals renewals, Breaches breaches,
                       StructureChanges changes, FollowUpPayments payments, ContractWords words) {
        this.missions = missions;
        this.years = years;
        this.renewals = renewals;
        this.breaches = breaches;
        this.changes = changes;
        this.payments = payments;
        this.words = words;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        if (moment.variable(MissionFollowUps.ROW) instanceof Long mission && moment.template().startsWith("aci-mission-")) {
            tell(missions.get(mission), facts);
        }
        if (moment.variable(AnnualReviews.ROW) instanceof Integer year && moment.template().startsWith("annual-")) {
            years.find(moment.reference(), year).ifPresent(review -> tell(review, facts));
        }
        if (moment.variable(Renewals.ROW) instanceof Long contract && moment.template().startsWith("renewal-")) {
            renewals.find(contract).ifPresent(renewal -> tell(renewal, facts));
        }
        if (moment.variable(Breaches.ROW) instanceof Long breach && PROCEDURE.matcher(moment.template()).matches()) {
            tell(breaches.get(breach), facts);
        }
        if (moment.variable(StructureChanges.ROW) instanceof Long change && CHANGE.matcher(moment.template()).matches()) {
            tell(changes.get(change), facts);
        }
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    private void tell(MissionFollowUp mission, Map<String, Object> facts) {
        facts.put("missionName", words.mission(mission.mission()));
        facts.put("missionStartDue", mission.startDue());
        facts.put("missionDeploymentDue", mission.deploymentDue());
        facts.put("missionStartedOn", mission.startedOn());
        facts.put("missionDeployedOn", mission.deployedOn());
        facts.put("missionInsufficient", mission.insufficientReason());
        payments.last(FollowUpPayments.Of.mission(mission.id())).ifPresent(payment -> tell(payment, facts));
    }

    private void tell(AnnualReview review, Map<String, Object> facts) {
        facts.put("reviewYear", String.valueOf(review.year()));
        facts.put("anniversaryOn", review.anniversary());
        facts.put("reportDueOn", review.reportDue());
        facts.put("reportReceivedOn", review.reportReceivedOn());
        facts.put("missingEvidence", review.missingEvidence());
        facts.put("yearlyMeetingAt", review.meetingAt());
        facts.put("yearlyMeetingPlace", review.meetingPlace());
        facts.put("yearlyMetOn", review.metOn());
        facts.put("yearlyFindings", review.findings());
        facts.put("yearlyObjectives", review.objectives());
        facts.put("yearlyVariableShare", review.variableShare());
        facts.put("committeeOpinion", review.committeeOpinion());
        payments.last(FollowUpPayments.Of.year(review.id())).ifPresent(payment -> tell(payment, facts));
    }

    private static void tell(FollowUpPayments.Payment payment, Map<String, Object> facts) {
        facts.put("followUpAmount", payment.total());
        facts.put("followUpPaidOn", payment.paidOn());
        facts.put("blockingReason", payment.blockingReason());
    }

    private static void tell(Renewal renewal, Map<String, Object> facts) {
        facts.put("contractEndsOn", renewal.endsOn());
        facts.put("renewalReason", renewal.reason());
        facts.put("renewedUntil", renewal.renewedUntil());
        facts.put("renewalPopulation", renewal.population());
    }

    private void tell(Breach breach, Map<String, Object> facts) {
        facts.put("breachObject", words.breachObject(breach.object()));
        facts.put("breachFacts", breach.facts());
        facts.put("breachObservedOn", breach.observedOn());
        facts.put("breachAnswerDue", breach.answerDue());
        facts.put("breachPlan", breach.plan());
        facts.put("breachPlanDue", breach.planDue());
        facts.put("committeeOpinion", breach.committeeOpinion());
        if (breach.decision() == BreachDecision.WITHDRAW) {
            facts.put("withdrawnOn", breach.effectiveOn());
            facts.put("signatory", breach.signatory());
        }
        facts.put("decisionReasons", breach.reasons());
        facts.put("decidedOn", breach.decidedOn());
    }

    private void tell(StructureChange change, Map<String, Object> facts) {
        facts.put("changeKind", words.text("enum.ChangeKind." + change.kind()));
        facts.put("changeOn", change.effectiveOn());
        facts.put("changeDescription", change.description());
        facts.put("changeReceivedOn", change.receivedOn());
        facts.put("changeReason", change.reason());
        facts.put("checkpointOn", change.checkpointOn());
        facts.put("successorReference", change.successor());
        facts.put("ceasedOn", change.ceasedOn());
        if (change.late()) {
            facts.put("changeLate", change.receivedOn());
        }
    }
}
