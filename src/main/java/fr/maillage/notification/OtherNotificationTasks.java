package fr.maillage.notification;

import java.util.UUID;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;

/** The task « Notifier par un autre moyen ». */
@Component
class OtherNotificationTasks {

    private final Letters letters;
    private final Documents documents;
    private final Dossiers dossiers;

    OtherNotificationTasks(Letters letters, Documents documents, Dossiers dossiers) {
        this.letters = letters;
        this.documents = documents;
        this.dossiers = dossiers;
    }

    @TaskContract(process = EngineNames.OTHER_NOTIFICATION, task = "notifyOtherwise")
    void accept(NotifyOtherwise form, TaskInHand task) {
        if (form.mode() == NotificationMode.EMAIL) {
            throw new RefusedSubmission("mode", "notification.otherwise.not-mail");
        }
        UUID proof = form.proof() == null ? null
                : documents.require(task.reference(), form.proof(), "proof").id();
        long letter = ((Number) task.variable(Undelivered.LETTER)).longValue();
        letters.record(letter, form.mode(), form.sentOn(), proof, form.note(), task.userId());
        dossiers.journal(task.reference(), JournalEntry.of("notified-otherwise", Visibility.LEAD,
                French.date(form.sentOn())), task.userId());
    }
}
