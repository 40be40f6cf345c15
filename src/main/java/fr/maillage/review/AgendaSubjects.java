package fr.maillage.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.SessionSubject;

/** What the features say about the subjects that committees examine for them. */
@Component
class AgendaSubjects {

    private final List<SessionSubject> subjects;
    private final FilingRepository filings;
    private final Dossiers dossiers;
    private final MessageSource messages;

    AgendaSubjects(List<SessionSubject> subjects, FilingRepository filings, Dossiers dossiers, MessageSource messages) {
        this.subjects = subjects;
        this.filings = filings;
        this.dossiers = dossiers;
        this.messages = messages;
    }

    /** How an agenda names the item: the dossier, and what is examined about it. */
    String title(AgendaItem item) {
        String dossier = "%s (%s)".formatted(dossiers.get(item.reference()).name(), item.reference());
        return about(item).map(about -> dossier + " – " + about).orElse(dossier);
    }

    private Optional<String> about(AgendaItem item) {
        if (item.isFiling()) {
            return filings.findById(item.filing()).map(filing -> messages.getMessage(
                    "review.agenda." + filing.subject(), new Object[] {filing.number()}, Locale.FRENCH));
        }
        return find(item.subject()).map(subject -> subject.title(item.reference(), id(item.subject())));
    }

    /** Last day of a session that leaves time to decide. */
    Optional<LocalDate> decideBy(String reference, String subject) {
        return find(subject).flatMap(known -> known.decideBy(reference, id(subject)));
    }

    void tell(AgendaItem item) {
        find(item.subject()).ifPresent(subject ->
                subject.judged(item.reference(), id(item.subject()), item.opinion(), item.content()));
    }

    private Optional<SessionSubject> find(String subject) {
        String kind = subject.split(":", 2)[0];
        return subjects.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    private static String id(String subject) {
        int colon = subject.indexOf(':');
        return colon < 0 ? "" : subject.substring(colon + 1);
    }
}
