package fr.maillage.tasklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Journal;
import fr.maillage.dossier.Stage;
import fr.maillage.tasklist.Panel.Progress;
import fr.maillage.tasklist.Panel.Step;

/** Where a dossier stands in its path: what is behind it, where it is, what comes next. */
@Component
class Courses {

    private final Journal journal;
    private final MessageSource messages;
    private final FrenchWords words;

    Courses(Journal journal, MessageSource messages, FrenchWords words) {
        this.journal = journal;
        this.messages = messages;
        this.words = words;
    }

    List<Step> of(Dossier dossier) {
        Map<String, Instant> entered = journal.stages(dossier.reference());
        return dossier.stage().isEnd() ? ended(dossier, entered) : underWay(dossier, entered);
    }

    private List<Step> underWay(Dossier dossier, Map<String, Instant> entered) {
        List<Stage> order = order(dossier, entered);
        int now = order.indexOf(dossier.stage());
        List<Step> steps = new ArrayList<>();
        for (int position = 0; position < order.size(); position++) {
            String label = label(order.get(position), dossier);
            Instant since = entered.get(label);
            if (position < now) {
                boolean skipped = order.get(position) == Stage.INTENTION && since == null;
                steps.add(new Step(label, skipped ? Progress.SKIPPED : Progress.DONE, since == null ? null : words.day(since)));
            } else if (position == now) {
                steps.add(current(dossier));
            } else {
                steps.add(new Step(label, position == now + 1 ? Progress.NEXT : Progress.LATER, null));
            }
        }
        return steps;
    }

    private List<Step> ended(Dossier dossier, Map<String, Instant> entered) {
        List<Step> steps = new ArrayList<>();
        order(dossier, entered).stream().map(stage -> label(stage, dossier)).filter(entered::containsKey)
                .forEach(label -> steps.add(new Step(label, Progress.DONE, words.day(entered.get(label)))));
        steps.add(current(dossier));
        return steps;
    }

    private Step current(Dossier dossier) {
        return new Step(label(dossier.stage(), dossier), Progress.CURRENT, words.day(dossier.stageSince()));
    }

    /** The usual order, except where a region labels before the contract is signed. */
    private List<Stage> order(Dossier dossier, Map<String, Instant> entered) {
        List<Stage> order = new ArrayList<>(Stage.course(dossier.type()));
        Instant labelled = dossier.stage() == Stage.LABELLING ? dossier.stageSince()
                : entered.get(label(Stage.LABELLING, dossier));
        Instant contracted = dossier.stage() == Stage.CONTRACT ? dossier.stageSince()
                : entered.get(label(Stage.CONTRACT, dossier));
        boolean before = labelled != null && (contracted == null
                ? dossier.milestones().contractSignedOn() == null
                : labelled.isBefore(contracted));
        if (before && order.contains(Stage.CONTRACT)) {
            Collections.swap(order, order.indexOf(Stage.CONTRACT), order.indexOf(Stage.LABELLING));
        }
        return order;
    }

    private String label(Stage stage, Dossier dossier) {
        return messages.getMessage(stage.labelKey(dossier.type()), null, stage.name(), Locale.FRENCH);
    }
}
