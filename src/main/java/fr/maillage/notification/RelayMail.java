package fr.maillage.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.AccompanierReplaced;
import fr.maillage.dossier.MailSource.Moment;

/** Writes to the lead and to both sides when another organisation goes on accompanying a project, in the running transaction. */
@Component
class RelayMail {

    static final String TEMPLATE = "support-relay";
    static final String LEAD = "lead";
    static final String FORMER = "formerAccompanier";
    static final String NEXT = "accompanier";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Directory directory;

    RelayMail(Mailing mailing, Audiences audiences, Directory directory) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.directory = directory;
    }

    @EventListener
    void write(AccompanierReplaced event) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("formerOrganisation", directory.organisation(event.predecessor()).name());
        facts.put("nextOrganisation", directory.organisation(event.successor()).name());
        if (event.agent() != null) {
            Agent agent = directory.agent(event.agent());
            facts.put("nextPerson", agent.name());
            facts.put("nextPhone", agent.telephone());
            facts.put("nextEmail", agent.email());
        }
        Moment moment = new Moment(event.reference(), TEMPLATE, name -> null);
        mailing.write(moment, audiences.of(List.of(LEAD), moment), facts, null);
        List<Recipient> former = audiences.ofGroups(List.of(event.predecessor()), FORMER);
        mailing.write(moment, former, facts, null);
        List<Recipient> next = audiences.ofGroups(List.of(directory.groupOf(event.successor(), Function.HANDLER)), NEXT);
        mailing.write(moment, next, facts, "/dossiers/" + event.reference());
    }
}
