package fr.maillage.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Names;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.SimilarDossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;

/** The key facts of a dossier, for the top of its tasks' forms and of its page. */
@Component
class DossierFacts {

    private final Dossiers dossiers;
    private final Communes communes;
    private final Names names;
    private final MessageSource messages;
    private final FrenchWords words;
    private final SimilarDossiers similar;

    DossierFacts(Dossiers dossiers, Communes communes, Names names, MessageSource messages, FrenchWords words,
                 SimilarDossiers similar) {
        this.similar = similar;
        this.dossiers = dossiers;
        this.communes = communes;
        this.names = names;
        this.messages = messages;
        this.words = words;
    }

    /** None for a reference that is no dossier's, such as the number of a session. */
    List<TaskForm.Fact> of(String reference) {
        return dossiers.find(reference).map(this::of).orElse(List.of());
    }

    private List<TaskForm.Fact> of(Dossier dossier) {
        List<TaskForm.Fact> facts = new ArrayList<>();
        facts.add(new TaskForm.Fact("Structure", "%s (%s)".formatted(dossier.name(), words.of(dossier.type()))));
        facts.add(new TaskForm.Fact("Dossier", dossier.reference(), "/dossiers/" + dossier.reference()));
        dossier.lead().map(Lead::fullName).ifPresent(name -> facts.add(new TaskForm.Fact("Porteur", name)));
        facts.add(new TaskForm.Fact("Commune du siège", dossier.seatCommune().flatMap(communes::find)
                .map(Commune::name).orElse("pas encore connue")));
        facts.add(new TaskForm.Fact("Territoire", dossier.territoryText()));
        if (dossier.population() != null) {
            facts.add(new TaskForm.Fact("Population", population(dossier)));
        }
        facts.add(new TaskForm.Fact("Étape", stageOf(dossier)));
        dossier.legalDate().ifPresent(date -> facts.add(new TaskForm.Fact("Terme légal", words.day(date))));
        facts.add(new TaskForm.Fact("Accompagné par", accompaniers(dossier)));
        if (dossier.stage() == Stage.DECLARATION) {
            similar.of(dossier).forEach(each -> facts.add(new TaskForm.Fact("Même projet ?", likeness(each),
                    "/dossiers/" + each.dossier().reference())));
        }
        return facts;
    }

    /** Two declarations of the same project are told apart when they are qualified, not later. */
    private String likeness(SimilarDossiers.Similar each) {
        return "%s : %s".formatted(each.dossier().reference(), each.signs().stream()
                .map(sign -> messages.getMessage("enum.Sign." + sign, null, Locale.FRENCH))
                .collect(Collectors.joining(", ")));
    }

    String stageOf(Dossier dossier) {
        return messages.getMessage(dossier.stage().labelKey(dossier.type()), null, Locale.FRENCH);
    }

    private String population(Dossier dossier) {
        String people = words.count(dossier.population()) + " habitants";
        return dossier.sizeClass() == null ? people : "%s, taille %d".formatted(people, dossier.sizeClass());
    }

    private String accompaniers(Dossier dossier) {
        List<Participant> found = dossier.participants().stream()
                .filter(each -> each.isActive() && each.role().isAccompanying())
                .toList();
        Names.Known known = names.of(found.stream().map(Participant::agent).toList(),
                found.stream().map(Participant::organisation).toList(), List.of());
        String all = found.stream()
                .map(each -> each.agent() == null ? known.organisation(each.organisation())
                        : "%s, %s".formatted(known.present(each.agent()), known.organisation(each.organisation())))
                .distinct()
                .collect(Collectors.joining(" ; "));
        return all.isEmpty() ? "personne pour l’instant" : all;
    }
}
