package fr.maillage.tasklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.DossierSummary;
import fr.maillage.security.MaillageUser;

/** Says of dossiers who has the ball and which date comes next, for a page or a batch of them at once. */
@Component
class DossierRows {

    private record Next(LocalDate on, String why) {
    }

    private final WaitingTasks waitingTasks;
    private final Directory directory;
    private final MessageSource messages;

    DossierRows(WaitingTasks waitingTasks, Directory directory, MessageSource messages) {
        this.waitingTasks = waitingTasks;
        this.directory = directory;
        this.messages = messages;
    }

    List<DossierRow> of(List<DossierSummary> dossiers, MaillageUser user) {
        List<String> references = dossiers.stream().map(DossierSummary::reference).toList();
        Map<String, List<WaitingTask>> waiting = waitingTasks.of(references);
        Set<String> beforeCommittee = waitingTasks.beforeCommittee(references);
        Set<String> us = directory.organisationsOfGroups(user.groups()).values().stream().map(Organisation::id)
                .collect(Collectors.toSet());
        return dossiers.stream()
                .map(dossier -> row(dossier, waiting.getOrDefault(dossier.reference(), List.of()),
                        beforeCommittee.contains(dossier.reference()), us))
                .toList();
    }

    private DossierRow row(DossierSummary dossier, List<WaitingTask> tasks, boolean beforeCommittee, Set<String> us) {
        WaitingTask first = tasks.isEmpty() ? null : tasks.get(0);
        boolean overdue = first != null && first.overdue() && dossier.dormantUntil() == null;
        Next next = next(dossier, first);
        return new DossierRow(dossier, ball(dossier, tasks, beforeCommittee, us), first == null ? null : first.name(),
                Math.max(0, tasks.size() - 1), next == null ? null : next.on(), next == null ? null : next.why(), overdue);
    }

    /** Everybody whom something open waits for, the most urgent first. */
    private String ball(DossierSummary dossier, List<WaitingTask> tasks, boolean beforeCommittee, Set<String> us) {
        if (dossier.dormantUntil() != null) {
            return text("asleep");
        }
        Stream<String> holders = tasks.stream().map(task -> task.ofTheLead() ? text("lead")
                : task.isOfferedTo(us) ? text("us") : task.holder());
        String ball = Stream.concat(holders, beforeCommittee ? Stream.of(text("committee")) : Stream.empty())
                .distinct()
                .collect(Collectors.joining(", "));
        return ball.isEmpty() ? text(dossier.stage().isEnd() ? "ended" : "nobody") : ball;
    }

    /** The earliest; a legal term says so by its word. */
    private Next next(DossierSummary dossier, WaitingTask first) {
        List<Next> dates = new ArrayList<>();
        dates.add(new Next(dossier.legalDate(), text("legal")));
        dates.add(new Next(dossier.dormantUntil(), text("lookAgain")));
        if (first != null && dossier.dormantUntil() == null) {
            dates.add(new Next(first.dueOn(), text("due")));
        }
        return dates.stream().filter(date -> date.on() != null).min(Comparator.comparing(Next::on)).orElse(null);
    }

    private String text(String key) {
        return messages.getMessage("worklist.ball." + key, null, Locale.FRENCH);
    }
}
