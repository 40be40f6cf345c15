package fr.maillage.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Transfers.Transfer;

import org.springframework.stereotype.Component;

/** What mails say about a dossier that changes course, and who is told beside those who take part in it. */
@Component
class ReroutingMails implements MailSource {

    private final Dossiers dossiers;
    private final Transfers transfers;
    private final Journal journal;
    private final Directory directory;
    private final Cards cards;

    ReroutingMails(Dossiers dossiers, Transfers transfers, Journal journal, Directory directory, Cards cards) {
        this.dossiers = dossiers;
        this.transfers = transfers;
        this.journal = journal;
        this.directory = directory;
        this.cards = cards;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        return switch (moment.template()) {
            case "type-changed" -> typeChanged(moment.reference());
            case "dossiers-merged" -> merged(moment.reference());
            case "transfer-requested", "transfer-reminder", "transfer-unanswered", "transfer-refused" ->
                    transfers.find(moment.reference()).map(this::transfer).orElse(Map.of());
            default -> Map.of();
        };
    }

    private Map<String, Object> typeChanged(String reference) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("newType", cards.typeLabel(dossiers.get(reference).type()));
        journal.lastNote(reference, "typeChanged").ifPresent(reason -> facts.put("typeReason", reason));
        return facts;
    }

    private Map<String, Object> merged(String reference) {
        Map<String, Object> facts = new HashMap<>();
        journal.lastNote(reference, "merged.into").ifPresent(reason -> facts.put("mergeReason", reason));
        goesOnIn(reference).ifPresent(other -> {
            facts.put("mergedName", other.name());
            facts.put("mergedReference", other.reference());
            other.lead().ifPresent(lead -> facts.put("mergedLead", lead.fullName()));
        });
        return facts;
    }

    private Map<String, Object> transfer(Transfer transfer) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("transferReceiver", directory.organisation(transfer.receiver()).name());
        facts.put("transferReason", transfer.reason());
        if (transfer.answerReason() != null) {
            facts.put("refusalReason", transfer.answerReason());
        }
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        String reference = moment.reference();
        return switch (audience) {
            case "receiver" -> Optional.of(List.of(Addressee.group(transfers.receiver(reference))));
            case "receiverSupervisors" -> Optional.of(List.of(Addressee.group(transfers.receiverSupervisors(reference))));
            case "joinedLead" -> Optional.of(goesOnIn(reference).flatMap(Dossier::lead).stream()
                    .filter(lead -> lead.email() != null)
                    .map(lead -> Addressee.person(lead.fullName(), lead.email()))
                    .toList());
            default -> Optional.empty();
        };
    }

    private Optional<Dossier> goesOnIn(String reference) {
        return dossiers.get(reference).mergedInto().flatMap(dossiers::find);
    }
}
