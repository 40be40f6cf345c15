package fr.maillage.contract;

import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.contract.LabelForms.LabelStructure;
import fr.maillage.contract.LabelForms.LegalEntity;
import fr.maillage.contract.LabelForms.Opening;
import fr.maillage.contract.LabelForms.RecordFinessBySite;
import fr.maillage.contract.LabelForms.RecordOpening;
import fr.maillage.contract.LabelForms.Site;
import fr.maillage.contract.LabelForms.SiteNumber;
import fr.maillage.contract.Labels.LabelledSite;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.TeamRule;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code msp-creation} that label the MSP, give it its numbers and record its opening. */
@Component
class LabelTasks {

    private final Labels labels;
    private final Sisas sisas;
    private final StructureRegister register;
    private final Dossiers dossiers;
    private final Actors actors;
    private final Directory directory;
    private final TeamRule teamRule;
    private final TaskRecords records;
    private final ContractWords words;

    LabelTasks(Labels labels, Sisas sisas, StructureRegister register, Dossiers dossiers, Actors actors,
               Directory directory, TeamRule teamRule, TaskRecords records, ContractWords words) {
        this.labels = labels;
        this.sisas = sisas;
        this.register = register;
        this.dossiers = dossiers;
        this.actors = actors;
        this.directory = directory;
        this.teamRule = teamRule;
        this.records = records;
        this.words = words;
    }

    /** Below the rule nobody labels without saying why, under a signature. */
    @TaskContract(process = MSP_CREATION, task = "labelStructure")
    void label(LabelStructure form, TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        boolean enough = teamRule.isMet(dossier);
        if (!enough && form.exception() == null) {
            throw new RefusedSubmission("exception", "msp.label.team", teamRule.generalPractitioners(dossier),
                    teamRule.auxiliaries(dossier));
        }
        if (enough && form.exception() != null) {
            throw new RefusedSubmission("exception", "msp.label.noException");
        }
        LocalDate validatedOn = dossier.milestones().validatedOn();
        if (form.effectiveOn().isBefore(validatedOn)) {
            throw new RefusedSubmission("effectiveOn", "msp.label.beforeValidation", words.day(validatedOn));
        }
        refuseTwice(form.sites());
        labels.give(task.reference(), form, signatory(form, task));
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("labelled", Visibility.LEAD, words.day(form.effectiveOn()))
                .withNote(form.exception()), task.userId());
    }

    private static void refuseTwice(List<Site> sites) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sites.size(); i++) {
            if (!names.add(sites.get(i).name())) {
                throw new RefusedSubmission("sites[%d].name".formatted(i), "msp.label.siteTwice");
            }
        }
    }

    /** Whoever signs on paper, else whoever submits; either way with a delegation that day. */
    private String signatory(LabelStructure form, TaskInHand task) {
        String user = form.delegation() == null ? task.userId() : form.delegation();
        if (entitled(task.reference(), form.signedOn()).noneMatch(agent -> agent.id().equals(user))) {
            throw new RefusedSubmission("delegation", "msp.label.delegation", words.day(form.signedOn()));
        }
        return user;
    }

    private Stream<Agent> entitled(String reference, LocalDate day) {
        return Stream.of(actors.delegationSignatories(reference).split(","))
                .flatMap(group -> directory.organisationOfGroup(group).stream())
                .flatMap(organisation -> directory.agents(organisation.id()).stream())
                .filter(agent -> agent.maySign(SignedAct.LABELLING, day));
    }

    @TaskOptions(process = MSP_CREATION, task = "labelStructure")
    Map<String, List<FieldOption>> signatories(TaskInHand task) {
        return Map.of("delegation", entitled(task.reference(), task.today())
                .map(agent -> new FieldOption(agent.id(), agent.name())).toList());
    }

    @TaskDraft(process = MSP_CREATION, task = "labelStructure")
    LabelStructure proposeLabel(TaskInHand task) {
        boolean mine = entitled(task.reference(), task.today()).anyMatch(agent -> agent.id().equals(task.userId()));
        return new LabelStructure(task.today(), mine ? task.userId() : null, task.today(), null, null, null);
    }

    /** A number belongs to one establishment; the legal entity must exist before it is numbered. */
    @TaskContract(process = MSP_CREATION, task = "recordFiness")
    void number(RecordFinessBySite form, TaskInHand task) {
        Dossier dossier = dossiers.get(task.reference());
        boolean exists = form.entity() == LegalEntity.SISA
                ? sisas.find(task.reference()).filter(Sisa::isRegistered).isPresent()
                : dossier.legalExistence().filter(existence -> existence.siret() != null).isPresent();
        if (!exists) {
            throw new RefusedSubmission("entity", "msp.finess." + form.entity());
        }
        Set<String> expected = labels.sites(task.reference()).stream().map(LabelledSite::name).collect(Collectors.toSet());
        Set<String> numbers = new HashSet<>(Set.of(form.legalEntity()));
        for (int i = 0; i < form.sites().size(); i++) {
            SiteNumber site = form.sites().get(i);
            if (!expected.remove(site.site())) {
                throw new RefusedSubmission("sites[%d].site".formatted(i), "msp.finess.site", site.site());
            }
            if (!numbers.add(site.establishment())) {
                throw new RefusedSubmission("sites[%d].establishment".formatted(i), "contract.finess.same");
            }
            if (register.isTaken(site.establishment(), task.reference())) {
                throw new RefusedSubmission("sites[%d].establishment".formatted(i), "contract.finess.taken");
            }
            labels.number(task.reference(), site);
        }
        if (!expected.isEmpty()) {
            throw new RefusedSubmission("sites", "msp.finess.missing", String.join(", ", expected));
        }
        dossiers.recordFiness(task.reference(), form.legalEntity(), form.sites().get(0).establishment(),
                form.recordedOn(), task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskDraft(process = MSP_CREATION, task = "recordFiness")
    RecordFinessBySite proposeNumbers(TaskInHand task) {
        return new RecordFinessBySite(null, null, labels.sites(task.reference()).stream()
                .map(site -> new SiteNumber(site.name(), site.finess())).toList(), task.today());
    }

    @TaskContract(process = MSP_CREATION, task = "recordOpening", routes = "opening")
    Routing open(RecordOpening form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        if (form.opening() == Opening.OPENED) {
            dossiers.recordOpening(task.reference(), form.openedOn(), task.userId());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("opening.postponed", Visibility.LEAD,
                    words.day(form.newDate())).withNote(form.reason()), task.userId());
        }
        return Routing.of("opening", form.opening());
    }

    @TaskDraft(process = MSP_CREATION, task = "recordOpening")
    RecordOpening proposeOpening(TaskInHand task) {
        Optional<Lead> lead = dossiers.get(task.reference()).lead();
        return new RecordOpening(null, null, null, lead.map(Lead::fullName).orElse(null),
                lead.map(Lead::email).orElse(null), lead.map(Lead::telephone).orElse(null), null, null);
    }
}
