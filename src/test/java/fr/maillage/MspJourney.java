package fr.maillage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.MemberKind;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.TeamMember;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/** Takes a dossier along the path of a MSP through the real called processes, with the {@link MspAnswers answers} that lead on. */
@Component
public class MspJourney extends PathJourney {

    /** The way when all goes well. Of two tasks that are open at once, the earlier one here is done first. */
    private static final List<String> WAY = List.of("qualifyProject", "confirmSupport", "assignSupport", "acceptSupport",
            "contactLead", "holdFirstMeeting", "checkPortrait", "giveMedicalView", "completeDiagnosis",
            "depositLetter", "checkAdmissibility", "giveLetterOpinion", "scheduleLetterSession", "prepareJointLetter",
            "signJointLetter", "notifyLetter", "scheduleCommittee",
            "planWriting", "followWriting", "rereadProject", "collectSignatures", "confirmReadiness",
            "fileProject", "checkCompleteness", "giveOpinion", "scheduleSession", "checkConformity", "prepareDecision",
            "signDecision", "notifyDecision", "followRealEstate", "holdConstituentAssembly", "recordLegalExistence",
            "checkAciEligibility", "recordStatutes", "sendStatutes", "examineStatutes", "recordRegistration",
            "draftContract", "negotiateContract", "recordDeliberation", "signContract", "registerContract", "payContract",
            "labelStructure", "recordFiness", "recordOpening");

    private final List<String> started = new ArrayList<>();
    private final Engine engine;
    private final MspAnswers answers;
    private final GivenDossier given;
    private final RunningProcesses processes;

    MspJourney(Engine engine, MspAnswers answers, GivenDossier given, RunningProcesses processes) {
        super(engine, EngineNames.MSP_CREATION, WAY);
        this.engine = engine;
        this.answers = answers;
        this.given = given;
        this.processes = processes;
    }

    @Override
    public Map<String, Object> answerTo(String reference, Task task) {
        return answers.to(reference, task);
    }

    /** Declares a fictitious MSP of the Voironnais, as the delegation types it. */
    public String declare() {
        return declare(MspAnswers.declaration("MSP du Voironnais (fictive)", "38563", "38133"));
    }

    public String declare(Map<String, Object> declaration) {
        return declare("alice.delegation38", declaration);
    }

    /** A dossier on its way, with this task open and all before it done. */
    public String declaredUntil(String task) {
        String reference = declare();
        goOnUntil(reference, task);
        return reference;
    }

    /** A dossier of a MSP with its team, whose path has not been started; its seat is the first commune. */
    public String given(String... communes) {
        String reference = given.declared(StructureType.MSP, communes, false);
        team(reference, Profession.GENERAL_PRACTITIONER, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        return reference;
    }

    /** Gives the dossier a team of one member for each of these professions. */
    public void team(String reference, Profession... professions) {
        List<TeamMember> members = new ArrayList<>();
        for (Profession profession : professions) {
            members.add(new TeamMember(null, MemberKind.PROFESSIONAL, null, null, "Membre " + (members.size() + 1),
                    profession, null, null, null, null, null, null, null));
        }
        engine.dossiers().changeTeam(reference, null, members, null);
        engine.driver().runJobs(reference);
    }

    /**
     * The path of this dossier from these activities on, as if all before had been walked.
     *
     * @param variables what the gateways behind read, beside the card
     */
    public void startAt(String reference, Map<String, Object> variables, String... activities) {
        Map<String, Object> all = new HashMap<>(engine.dossiers().card(reference));
        all.putAll(variables);
        processes.startAt(EngineNames.MSP_CREATION, reference, List.of(activities), all);
        started.add(reference);
        engine.driver().runJobs(reference);
    }

    /** Whatever runs for this dossier ends with the test. */
    public void endsWithTheTest(String reference) {
        started.add(reference);
    }

    /** As {@link #answer} where the trial has nobody: its people work in a few départements. */
    public void answerAsApplication(String reference, String task, Object... otherwise) {
        Task open = engine.driver().task(reference, task);
        engine.driver().complete(reference, open, CptsAnswers.but(answers.to(reference, open), otherwise));
    }

    @Override
    public void end() {
        super.end();
        started.forEach(reference -> engine.driver().instances(reference).stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getProcessInstanceId()))
                .forEach(instance -> engine.runtime().deleteProcessInstance(instance.getProcessInstanceId(),
                        "Fin de l’essai.")));
        started.clear();
    }
}
