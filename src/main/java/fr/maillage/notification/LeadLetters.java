package fr.maillage.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ImpossibleAct;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Visibility;

/**
 * What somebody writes to the lead of a dossier in their own words. It leaves with the answers going to the person in
 * charge, and stays in the journal, which the lead reads too.
 */
@Service
@Transactional
class LeadLetters {

    static final String TEMPLATE = "letter-to-lead";
    static final String AUDIENCE = "lead";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Dossiers dossiers;
    private final Directory directory;

    LeadLetters(Mailing mailing, Audiences audiences, Dossiers dossiers, Directory directory) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.dossiers = dossiers;
        this.directory = directory;
    }

    /** @throws ImpossibleAct when nobody can be written to */
    @Transactional(readOnly = true)
    public Mailing.Preview preview(Dossier dossier, String subject, String text, String by) {
        return mailing.preview(moment(dossier), recipient(dossier), facts(subject, text, by));
    }

    /** @throws ImpossibleAct as {@link #preview} */
    public void send(Dossier dossier, String subject, String text, String by) {
        mailing.write(moment(dossier), List.of(recipient(dossier)), facts(subject, text, by), null);
        dossiers.journal(dossier.reference(), JournalEntry.of("lead.written", Visibility.LEAD, subject).withNote(text), by);
    }

    private Recipient recipient(Dossier dossier) {
        return dossier.lead().filter(lead -> lead.email() != null).map(lead -> audiences.lead(lead, AUDIENCE))
                .orElseThrow(() -> new ImpossibleAct("panel.lead.none"));
    }

    private Map<String, Object> facts(String subject, String text, String by) {
        Map<String, Object> facts = new HashMap<>(Map.of("messageSubject", subject, "messageText", text));
        directory.findAgent(by).ifPresent(agent -> facts.put("writer", directory.findOrganisation(agent.organisation())
                .map(Organisation::name).map(name -> agent.name() + ", " + name).orElse(agent.name())));
        return facts;
    }

    private static Moment moment(Dossier dossier) {
        return new Moment(dossier.reference(), TEMPLATE, name -> null);
    }
}
