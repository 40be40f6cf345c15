package fr.maillage.tasklist;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

import fr.maillage.directory.Names;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.dossier.Visibility;
import fr.maillage.notification.Meeting;
import fr.maillage.notification.Meetings;
import fr.maillage.notification.Reminders;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;

/** The acts on a dossier that need no task, as one fragment for its page and for the panel beside a task's form. */
@Controller
class DossierActs {

    /** A task about which somebody can be reminded, in words. */
    record Awaited(String id, String name, boolean ofLead, String holder, boolean today) {
    }

    /** @param mine whether it is theirs to move and to cancel */
    record Planned(Meeting meeting, boolean mine) {
    }

    private final DossierAccess access;
    private final OpenTasks openTasks;
    private final LeadSteps leadSteps;
    private final Reminders reminders;
    private final Meetings meetings;
    private final Names names;
    private final FrenchWords words;

    DossierActs(DossierAccess access, OpenTasks openTasks, LeadSteps leadSteps, Reminders reminders, Meetings meetings,
             Names names, FrenchWords words) {
        this.access = access;
        this.openTasks = openTasks;
        this.leadSteps = leadSteps;
        this.reminders = reminders;
        this.meetings = meetings;
        this.names = names;
        this.words = words;
    }

    @ModelAttribute("words")
    FrenchWords words() {
        return words;
    }

    @GetMapping("/dossiers/{reference}/agir")
    String acts(@PathVariable String reference, Model model) {
        Dossier dossier = access.readable(reference);
        model.addAttribute("dossier", dossier);
        DossierAccess.Rights rights = access.rights(dossier);
        model.addAttribute("mayWrite", rights.mayWrite());
        model.addAttribute("ended", dossier.stage().isEnd());
        model.addAttribute("leadReachable", dossier.lead().filter(lead -> lead.email() != null).isPresent());
        model.addAttribute("awaited", awaited(reference));
        model.addAttribute("meetings", meetings.toCome(reference, rights.reader()).stream()
                .map(meeting -> new Planned(meeting, meetings.mayChange(rights, meeting))).toList());
        model.addAttribute("guests", meetings.guests(dossier));
        model.addAttribute("visibilities", Visibility.values());
        model.addAttribute("kinds", DocumentKind.values());
        return "dossier/acts";
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    private List<Awaited> awaited(String reference) {
        List<OpenTask> waiting = openTasks.of(reference);
        Set<String> ofLead = leadSteps.tasks();
        Set<String> today = reminders.sentToday(reference);
        Names.Known known = names.of(List.of(), List.of(), waiting.stream().flatMap(task -> task.groups().stream()).toList());
        return waiting.stream().map(task -> new Awaited(task.id(), task.name(), ofLead.contains(task.task()),
                task.groups().stream().sorted().map(known::organisationOfGroup).distinct().collect(Collectors.joining(", ")),
                today.contains(task.id()))).toList();
    }
}
