package fr.maillage.notification;

import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.TasksReturned;

/** Tells those who answer for the pilot that tasks have come back to it, so that they give them to somebody. */
@Component
class ReturnedTasksMail {

    static final String TEMPLATE = "tasks-returned";
    static final String SUPERVISORS = "supervisors";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Directory directory;

    ReturnedTasksMail(Mailing mailing, Audiences audiences, Directory directory) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.directory = directory;
    }

    @EventListener
    void write(TasksReturned event) {
        Moment moment = new Moment(event.reference(), TEMPLATE, name -> null);
        mailing.write(moment, audiences.of(List.of(SUPERVISORS), moment),
                Map.of("formerOrganisation", directory.organisation(event.organisation()).name(),
                        "tasks", String.join(", ", event.tasks())), "/dossiers/" + event.reference());
    }
}
