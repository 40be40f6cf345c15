package fr.maillage.contract;

import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.contract.SisaForms.AciEligibility;
import fr.maillage.contract.SisaForms.Associate;
import fr.maillage.contract.SisaForms.CheckAciEligibility;
import fr.maillage.contract.SisaForms.ExamineStatutes;
import fr.maillage.contract.SisaForms.MissingSisa;
import fr.maillage.contract.SisaForms.RecordMissingSisa;
import fr.maillage.contract.SisaForms.RecordRegistration;
import fr.maillage.contract.SisaForms.RecordStatutes;
import fr.maillage.contract.SisaForms.SendStatutes;
import fr.maillage.contract.SisaForms.SisaPlan;
import fr.maillage.contract.SisaForms.StatuteMention;
import fr.maillage.contract.SisaForms.StatutesExamined;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code msp-creation} about the ACI and the company that signs it. */
@Component
class SisaTasks {

    private static final String RECIPIENT = "sisaRecipient";

    private final Sisas sisas;
    private final FollowUps followUps;
    private final Dossiers dossiers;
    private final Documents documents;
    private final TaskRecords records;
    private final ContractWords words;
    private final MessageSource messages;

    SisaTasks(Sisas sisas, FollowUps followUps, Dossiers dossiers, Documents documents, TaskRecords records,
              ContractWords words, MessageSource messages) {
        this.sisas = sisas;
        this.followUps = followUps;
        this.dossiers = dossiers;
        this.documents = documents;
        this.records = records;
        this.words = words;
        this.messages = messages;
    }

    /** Without its prerequisites no MSP is eligible; a company that is said to exist must be one by its associates. */
    @TaskContract(process = MSP_CREATION, task = "checkAciEligibility", routes = {"aciEligibility", "sisaPlan"})
    Routing check(CheckAciEligibility form, TaskInHand task) {
        boolean prerequisites = form.openingHours() && form.unscheduledCare() && form.coordination()
                && form.informationSystem();
        if (form.aciEligibility() == AciEligibility.ELIGIBLE && !prerequisites) {
            throw new RefusedSubmission("aciEligibility", "msp.aci.prerequisites");
        }
        boolean existing = form.aciEligibility() == AciEligibility.ELIGIBLE && form.sisaPlan() == SisaPlan.EXISTING;
        if (existing) {
            if (!sisas.isEnough(task.reference(), form.sisaDoctors(), form.sisaAuxiliaries())) {
                throw new RefusedSubmission("sisaDoctors", "msp.sisa.associates");
            }
            sisas.keepExisting(task.reference(), form.sisaName(), form.sisaSiret(), form.sisaRegisteredOn());
            becomesThePayee(task, form.sisaSiret(), form.sisaIban() != null);
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("aci." + form.aciEligibility(), Visibility.LEAD)
                .withNote(form.missing() == null ? form.reason() : form.missing()), task.userId());
        return Routing.of("aciEligibility", form.aciEligibility()).and("sisaPlan", form.sisaPlan());
    }

    /** Who says that the MSP is eligible again need not type what has not changed. */
    @TaskDraft(process = MSP_CREATION, task = "checkAciEligibility")
    CheckAciEligibility proposeEligibility(TaskInHand task) {
        SisaPlan plan = sisas.find(task.reference()).filter(Sisa::isRegistered).map(known -> SisaPlan.EXISTING).orElse(null);
        return new CheckAciEligibility(null, null, null, null, null, null, null, null, null, plan, null, null, null, null,
                null, null);
    }

    @TaskContract(process = MSP_CREATION, task = "recordStatutes")
    void recordStatutes(RecordStatutes form, TaskInHand task) {
        for (int i = 0; i < form.associates().size(); i++) {
            Associate associate = form.associates().get(i);
            if (!Sisas.mayBeAssociate(associate.profession())) {
                throw new RefusedSubmission("associates[%d].profession".formatted(i), "msp.sisa.profession",
                        associate.name());
            }
        }
        if (!sisas.isEnough(task.reference(), form.associates())) {
            throw new RefusedSubmission("associates", "msp.sisa.associates");
        }
        documents.require(task.reference(), form.statutes(), "statutes");
        sisas.keepStatutes(task.reference(), form);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("sisa.statutes", Visibility.LEAD, form.name(),
                words.day(form.signedOn())), task.userId());
    }

    @TaskContract(process = MSP_CREATION, task = "sendStatutes")
    void sendStatutes(SendStatutes form, TaskInHand task) {
        LocalDate signedOn = sisas.find(task.reference()).map(Sisa::statutesSignedOn).orElseThrow();
        if (form.sentOn().isBefore(signedOn)) {
            throw new RefusedSubmission("sentOn", "msp.sisa.sentBeforeSigned", words.day(signedOn));
        }
        documents.require(task.reference(), form.proof(), "proof");
        StatutesRecipient recipient = StatutesRecipient.valueOf((String) task.variable(RECIPIENT));
        sisas.keepSending(task.reference(), recipient, form.sentOn(), form.proof());
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("sisa.sent", Visibility.LEAD,
                label("StatutesRecipient", recipient), words.day(form.sentOn())), task.userId());
    }

    /** Statutes without observation say all that the law asks for. */
    @TaskContract(process = MSP_CREATION, task = "examineStatutes", routes = "statutesExamined")
    Routing examine(ExamineStatutes form, TaskInHand task) {
        if (form.statutesExamined() == StatutesExamined.NO_OBSERVATION) {
            EnumSet<StatuteMention> absent = EnumSet.allOf(StatuteMention.class);
            absent.removeAll(form.mentions() == null ? List.of() : form.mentions());
            if (!absent.isEmpty()) {
                throw new RefusedSubmission("mentions", "msp.sisa.mentions", absent.stream()
                        .map(mention -> label("StatuteMention", mention)).collect(Collectors.joining(", ")));
            }
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("sisa." + form.statutesExamined(), Visibility.LEAD)
                .withNote(form.observations()), task.userId());
        return Routing.of("statutesExamined", form.statutesExamined());
    }

    @TaskDraft(process = MSP_CREATION, task = "examineStatutes")
    ExamineStatutes proposeExamination(TaskInHand task) {
        return new ExamineStatutes(null, Arrays.asList(StatuteMention.values()), null);
    }

    @TaskContract(process = MSP_CREATION, task = "recordRegistration")
    void register(RecordRegistration form, TaskInHand task) {
        LocalDate possibleFrom = sisas.registrableOn(task.reference()).orElseThrow();
        if (form.registeredOn().isBefore(possibleFrom)) {
            throw new RefusedSubmission("registeredOn", "msp.sisa.blocked", words.day(possibleFrom));
        }
        documents.require(task.reference(), form.extract(), "extract");
        sisas.register(task.reference(), form.registeredOn(), form.registry(), form.siret());
        becomesThePayee(task, form.siret(), true);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("sisa.registered", Visibility.LEAD,
                words.day(form.registeredOn())), task.userId());
    }

    /** The ACI is paid to the company: its number and bank details take the place of the association's. */
    private void becomesThePayee(TaskInHand task, String siret, boolean bankDetails) {
        LegalExistence before = dossiers.get(task.reference()).legalExistence()
                .orElse(new LegalExistence(null, null, null, null, null, null, null, null));
        dossiers.recordLegalExistence(task.reference(), new LegalExistence(before.rna(), before.tribunal(),
                before.volume(), before.folio(), before.journalOn(), siret, before.seat(), bankDetails), task.userId());
    }

    @TaskContract(process = MSP_CREATION, task = "recordMissingSisa", routes = "missingSisa")
    Routing decideOnMissing(RecordMissingSisa form, TaskInHand task) {
        if (form.missingSisa() == MissingSisa.EXTENDED) {
            sisas.extend(task.reference(), form.extendedUntil());
        } else if (form.missingSisa() == MissingSisa.TERMINATED) {
            followUps.contractEnded(task.reference(), task.today());
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("sisa.missing." + form.missingSisa(), Visibility.LEAD,
                form.extendedUntil() == null ? "" : words.day(form.extendedUntil())).withNote(form.reason()), task.userId());
        return Routing.of("missingSisa", form.missingSisa());
    }

    private String label(String type, Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(type, constant), null, Locale.FRENCH);
    }
}
