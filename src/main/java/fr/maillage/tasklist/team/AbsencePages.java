package fr.maillage.tasklist.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.directory.Absence;
import fr.maillage.directory.AbsenceTasks;
import fr.maillage.directory.Absences;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Where an agent says when they are away and who stands in; a supervisor may say it for a colleague, but lends nobody else's
 * signature: it could be to themselves.
 */
@Controller
@RequestMapping("/absence")
class AbsencePages {

    /** @param signs whether the substitute signs what the agent signs; {@code null} when the box is not ticked */
    record Form(@NotNull @Size(max = 64) String agent,
                @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startsOn,
                @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endsOn,
                @Size(max = 64) String substitute, @NotNull AbsenceTasks tasks, Boolean signs) {

        Absence absence() {
            return new Absence(startsOn, endsOn, substitute == null || substitute.isBlank() ? null : substitute, tasks);
        }
    }

    /** An absence as it is listed. */
    record Row(String agent, String name, LocalDate startsOn, LocalDate endsOn, String substitute, AbsenceTasks tasks,
               boolean running) {
    }

    private final Absences absences;
    private final Directory directory;
    private final Supervision supervision;
    private final CurrentUser currentUser;
    private final MessageSource messages;
    private final Clock clock;

    AbsencePages(Absences absences, Directory directory, Supervision supervision, CurrentUser currentUser,
                 MessageSource messages, Clock clock) {
        this.absences = absences;
        this.directory = directory;
        this.supervision = supervision;
        this.currentUser = currentUser;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) String agent, Model model) {
        String who = agent == null ? currentUser.get().id() : agent;
        return page(new Form(who, null, null, null, AbsenceTasks.KEPT, null), model);
    }

    @PostMapping
    String record(@Valid @ModelAttribute("form") Form form, BindingResult faults, Model model, RedirectAttributes next) {
        Agent agent = concerned(form.agent());
        if (Boolean.TRUE.equals(form.signs()) && !isMe(agent)) {
            faults.rejectValue("signs", "refused", text("team.absence.signs.own"));
        }
        if (!faults.hasErrors()) {
            try {
                absences.record(agent.id(), form.absence(), Boolean.TRUE.equals(form.signs()));
                next.addFlashAttribute("notice", text("team.absence.recorded", agent.name(),
                        FrenchDates.of(form.startsOn()), FrenchDates.of(form.endsOn())));
                return "redirect:/absence" + (isMe(agent) ? "" : "?agent=" + agent.id());
            } catch (RefusedSubmission refusal) {
                faults.rejectValue(refusal.field(), "refused", messages.getMessage(refusal.text(), Locale.FRENCH));
            }
        }
        return page(form, model);
    }

    @PostMapping("/fin")
    String end(@RequestParam String agent, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startsOn,
               RedirectAttributes next) {
        Agent concerned = concerned(agent);
        try {
            absences.end(concerned.id(), startsOn);
            next.addFlashAttribute("notice", text("team.absence.ended", concerned.name()));
        } catch (RefusedSubmission refusal) {
            next.addFlashAttribute("error", messages.getMessage(refusal.text(), Locale.FRENCH));
        }
        return "redirect:/absence";
    }

    private String page(Form form, Model model) {
        LocalDate today = ParisTime.today(clock);
        Map<?, List<Agent>> team = supervision.agents(currentUser.get());
        Agent agent = directory.findAgent(form.agent()).filter(this::mayRecordFor).orElse(null);
        model.addAttribute("form", form);
        model.addAttribute("agent", agent);
        model.addAttribute("mine", agent != null && isMe(agent));
        model.addAttribute("team", team);
        model.addAttribute("choices", AbsenceTasks.values());
        model.addAttribute("signs", agent != null && isMe(agent) && agent.ownSignatures().findAny().isPresent());
        model.addAttribute("substitutes", agent == null ? List.of() : directory.agents(agent.organisation()).stream()
                .filter(each -> each.isActiveOn(today) && !each.id().equals(agent.id())).toList());
        model.addAttribute("rows", Stream.concat(directory.findAgent(currentUser.get().id()).stream(),
                        team.values().stream().flatMap(List::stream))
                .distinct()
                .flatMap(each -> each.absences().stream().filter(absence -> !absence.endsOn().isBefore(today))
                        .map(absence -> row(each, absence, today)))
                .sorted(Comparator.comparing(Row::startsOn).thenComparing(Row::name))
                .toList());
        return "team/absence";
    }

    private Row row(Agent agent, Absence absence, LocalDate today) {
        return new Row(agent.id(), agent.name(), absence.startsOn(), absence.endsOn(),
                absence.substitute() == null ? null : directory.findAgent(absence.substitute()).map(Agent::name).orElse(null),
                absence.tasks(), absence.includes(today));
    }

    private Agent concerned(String id) {
        Agent agent = directory.findAgent(id == null ? "" : id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!mayRecordFor(agent)) {
            throw new AccessDeniedException("team.absence.forbidden");
        }
        return agent;
    }

    private boolean mayRecordFor(Agent agent) {
        return isMe(agent) || supervision.answersFor(currentUser.get(), agent);
    }

    private boolean isMe(Agent agent) {
        return agent.id().equals(currentUser.get().id());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
