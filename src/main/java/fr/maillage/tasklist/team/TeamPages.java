package fr.maillage.tasklist.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import fr.maillage.directory.StructureType;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Communes;

/** The tasks of a team, who has how many, and what a supervisor does with many of them at once. */
@Controller
@RequestMapping("/equipe")
class TeamPages {

    private static final int LONGEST_WORD = 2000;

    private final TeamBoard tasks;
    private final TeamActions actions;
    private final Supervision supervision;
    private final Communes communes;
    private final CurrentUser currentUser;
    private final MessageSource messages;

    TeamPages(TeamBoard tasks, TeamActions actions, Supervision supervision, Communes communes,
              CurrentUser currentUser, MessageSource messages) {
        this.tasks = tasks;
        this.actions = actions;
        this.supervision = supervision;
        this.communes = communes;
        this.currentUser = currentUser;
        this.messages = messages;
    }

    @GetMapping
    String list(@ModelAttribute("filter") TeamFilter filter, Model model) {
        return page(filter, model);
    }

    @PostMapping("/confier")
    String reassign(@ModelAttribute("filter") TeamFilter filter, @RequestParam(defaultValue = "") List<String> task,
                    @RequestParam(defaultValue = "") String colleague, @RequestParam(defaultValue = "") String word, Model model) {
        if (colleague.isBlank()) {
            return refused("team.pass.nobody", filter, task, model);
        }
        return task.size() > TeamActions.MOST || word.length() > LONGEST_WORD ? refused("team.refused.many", filter, task, model)
                : told(actions.reassign(me(), task, colleague, spoken(word)), filter, task, model);
    }

    @PostMapping("/reporter")
    String postpone(@ModelAttribute("filter") TeamFilter filter, @RequestParam(defaultValue = "") List<String> task,
                    @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
                    @RequestParam(defaultValue = "") String reason, Model model) {
        if (until == null || reason.isBlank()) {
            return refused("team.postpone.missing", filter, task, model);
        }
        return task.size() > TeamActions.MOST || reason.length() > LONGEST_WORD ? refused("team.refused.many", filter, task, model)
                : told(actions.postpone(me(), task, until, spoken(reason)), filter, task, model);
    }

    @PostMapping("/relancer")
    String remind(@ModelAttribute("filter") TeamFilter filter, @RequestParam(defaultValue = "") List<String> task,
                  @RequestParam(defaultValue = "") String reminder, Model model) {
        return task.size() > TeamActions.MOST || reminder.length() > LONGEST_WORD ? refused("team.refused.many", filter, task, model)
                : told(actions.remind(me(), task, spoken(reminder)), filter, task, model);
    }

    private String told(List<TeamActions.Result> results, TeamFilter filter, List<String> chosen, Model model) {
        if (results.isEmpty()) {
            return refused("team.refused.none", filter, chosen, model);
        }
        model.addAttribute("results", results);
        return page(filter, model);
    }

    private String refused(String key, TeamFilter filter, List<String> chosen, Model model) {
        model.addAttribute("error", messages.getMessage(key, new Object[] {TeamActions.MOST}, Locale.FRENCH));
        model.addAttribute("chosen", chosen);
        return page(filter, model);
    }

    private String page(TeamFilter filter, Model model) {
        MaillageUser me = me();
        long count = tasks.count(me, filter);
        model.addAttribute("tasks", tasks.list(me, filter));
        model.addAttribute("count", count);
        model.addAttribute("more", (filter.page() + 1L) * TeamBoard.PAGE < count);
        model.addAttribute("loads", tasks.loads(me));
        model.addAttribute("team", supervision.agents(me));
        model.addAttribute("types", StructureType.values());
        model.addAttribute("departements", tasks.departements(me));
        model.addAttribute("departementNames", communes.departements());
        return "team/team";
    }

    private MaillageUser me() {
        return currentUser.get();
    }

    private static String spoken(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
