package fr.maillage.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code support-designation}. */
@Component
class SupportTasks {

    private static final String PROCESS = "support-designation";
    private static final List<OrganisationKind> ACCOMPANYING = List.of(OrganisationKind.MSA, OrganisationKind.FEDERATION);
    private static final int ATTEMPTS_BEFORE_UNREACHABLE = 2;

    private final Accompaniment accompaniment;
    private final Directory directory;
    private final TaskRecords records;

    SupportTasks(Accompaniment accompaniment, Directory directory, TaskRecords records) {
        this.accompaniment = accompaniment;
        this.directory = directory;
        this.records = records;
    }

    /** Everything that the rule proposes is kept unless the handler says otherwise. */
    @TaskDraft(process = PROCESS, task = "confirmSupport")
    ConfirmSupport proposed(TaskInHand task) {
        SupportPlan plan = accompaniment.plan(task.reference());
        return new ConfirmSupport(
                plan.proposedRoles().stream()
                        .sorted()
                        .map(role -> new RoleChoice(role, RoleDecision.KEEP, null))
                        .toList(),
                null, plan.declaredLots().stream().sorted().toList(), false, false);
    }

    @TaskContract(process = PROCESS, task = "confirmSupport", routes = "msaSupport")
    Routing confirm(ConfirmSupport form, TaskInHand task) {
        SupportPlan plan = accompaniment.plan(task.reference());
        Set<SupportChoice> choices = new Confirmed(plan, form).choices();
        SupportPlan.Confirmation confirmation =
                new SupportPlan.Confirmation(form.msaAccompanies(), form.urgent(), form.leadRefuses(), choices);
        boolean consultant = choices.stream().anyMatch(choice -> choice.role() == SupportRole.CONSULTANT
                && choice.choice() != RoleDecision.REMOVE);
        accompaniment.confirm(task.reference(), confirmation,
                consultant && !form.leadRefuses() ? Set.copyOf(form.lots()) : Set.of(), task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("msaSupport", accompaniment.plan(task.reference()).confirmedRoles().contains(SupportRole.MSA));
    }

    /** The colleagues who may take over. */
    @TaskOptions(process = PROCESS, task = "acceptSupport")
    Map<String, List<FieldOption>> colleagues(TaskInHand task) {
        Designation asked = accompaniment.current(task.reference(), role(task)).orElseThrow();
        return Map.of("colleague", options(directory.present(asked.organisation(),
                        Accompaniment.functionOf(asked.role()), task.today()).stream()
                .filter(agent -> asked.agent().filter(agent.id()::equals).isEmpty())
                .filter(agent -> !hasRefused(agent.id(), task))));
    }

    @TaskContract(process = PROCESS, task = "acceptSupport", routes = "supportAnswer")
    Routing answer(AcceptSupport form, TaskInHand task) {
        Designation asked = accompaniment.current(task.reference(), role(task)).orElseThrow();
        switch (form.supportAnswer()) {
            case ACCEPTED -> accompaniment.accept(asked, form.firstContactOn(), task.userId());
            case DECLINED -> accompaniment.decline(asked, form.declineReason(), form.note(), task.userId());
            case PASSED -> accompaniment.pass(asked, colleague(form.colleague(), asked, task).id(), form.note(),
                    task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("supportAnswer", form.supportAnswer());
    }

    /** The people of the organisation, and the organisations that accompany in the département. */
    @TaskOptions(process = PROCESS, task = "assignSupport")
    Map<String, List<FieldOption>> candidates(TaskInHand task) {
        SupportRole role = role(task);
        Stream<Agent> people = accompaniment.organisationsFor(task.reference(), role).stream()
                .flatMap(organisation -> directory.present(organisation, Accompaniment.functionOf(role), task.today()).stream());
        List<FieldOption> organisations = ACCOMPANYING.stream()
                .flatMap(kind -> directory.organisations(kind, task.today()).stream())
                .map(organisation -> new FieldOption(organisation.id(), organisation.name()))
                .toList();
        return Map.of("agent", options(people), "organisation", organisations);
    }

    @TaskContract(process = PROCESS, task = "assignSupport", routes = "assignment")
    Routing assign(AssignSupport form, TaskInHand task) {
        SupportRole role = role(task);
        switch (form.assignment()) {
            case ASSIGNED -> accompaniment.assign(task.reference(), role, assignee(form.agent(), role, task),
                    task.userId());
            case OTHER_ORGANISATION -> accompaniment.transfer(task.reference(), role,
                    organisation(form.organisation(), task), form.reason(), task.userId());
            case NONE -> accompaniment.giveUp(task.reference(), role, form.reason(), task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("assignment", form.assignment());
    }

    @TaskDraft(process = PROCESS, task = "contactLead")
    ContactLead planned(TaskInHand task) {
        return new ContactLead(null, task.today(), null, null, null, null, null);
    }

    @TaskContract(process = PROCESS, task = "contactLead", routes = "contactOutcome")
    Routing contact(ContactLead form, TaskInHand task) {
        if (form.contactOutcome() == ContactOutcome.UNREACHABLE && form.attempts() < ATTEMPTS_BEFORE_UNREACHABLE) {
            throw new RefusedSubmission("attempts", "support.attempts", ATTEMPTS_BEFORE_UNREACHABLE);
        }
        accompaniment.contact(accompaniment.current(task.reference(), role(task)).orElseThrow(), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("contactOutcome", form.contactOutcome());
    }

    private Agent colleague(String user, Designation asked, TaskInHand task) {
        Agent colleague = handler("colleague", user, asked.role(), task);
        if (!colleague.organisation().equals(asked.organisation())) {
            throw new RefusedSubmission("colleague", "support.agent.elsewhere", colleague.name());
        }
        if (asked.agent().filter(user::equals).isPresent() || hasRefused(user, task)) {
            throw new RefusedSubmission("colleague", "support.agent.refused", colleague.name());
        }
        return colleague;
    }

    private static List<FieldOption> options(Stream<Agent> people) {
        return people.map(agent -> new FieldOption(agent.id(), agent.title() == null ? agent.name()
                : "%s, %s".formatted(agent.name(), agent.title()))).toList();
    }

    private boolean hasRefused(String user, TaskInHand task) {
        return accompaniment.all(task.reference()).stream()
                .filter(earlier -> earlier.agent().filter(user::equals).isPresent())
                .anyMatch(earlier -> earlier.declinedAt().isPresent());
    }

    /** Supervisors name people of the organisations that they answer for. */
    private Agent assignee(String user, SupportRole role, TaskInHand task) {
        Agent agent = handler("agent", user, role, task);
        boolean ours = accompaniment.organisationsFor(task.reference(), role).contains(agent.organisation())
                || agent.organisation().equals(organisationOf(task.userId()));
        if (!ours) {
            throw new RefusedSubmission("agent", "support.agent.elsewhere", agent.name());
        }
        return agent;
    }

    private String organisationOf(String user) {
        return user == null ? null : directory.findAgent(user).map(Agent::organisation).orElse(null);
    }

    private Agent handler(String field, String user, SupportRole role, TaskInHand task) {
        Agent agent = directory.findAgent(user)
                .orElseThrow(() -> new RefusedSubmission(field, "support.agent.unknown", user));
        if (!agent.isPresentOn(task.today()) || !agent.functions().contains(Accompaniment.functionOf(role))) {
            throw new RefusedSubmission(field, "support.agent.unavailable", agent.name());
        }
        return agent;
    }

    private Organisation organisation(String id, TaskInHand task) {
        return directory.findOrganisation(id)
                .filter(found -> found.isValidOn(task.today()) && ACCOMPANYING.contains(found.kind()))
                .orElseThrow(() -> new RefusedSubmission("organisation", "support.organisation.unknown", id));
    }

    private static SupportRole role(TaskInHand task) {
        return SupportRole.valueOf((String) task.variable("supportRole"));
    }
}
