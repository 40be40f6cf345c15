package fr.maillage.review;

import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.territory.Communes;

/** The page of the sessions: what is planned, with its agenda, and a form to plan one. */
@Controller
@RequestMapping("/seances")
class SessionPages {

    private static final Pattern MEMBER = Pattern.compile("\\s*(\\S[^;<]*?)\\s*[;<]\\s*([^\\s;<>@]+@[^\\s;<>@]+\\.[^\\s;<>@]+)\\s*>?\\s*");

    /** @param members one a line: name, then address after a semicolon or between angle brackets */
    record Plan(@NotBlank @Size(max = 120) String committee,
                @NotNull @Future @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime heldAt,
                @Size(max = 200) String place, @NotBlank @Size(max = 10_000) String members) {
    }

    private final SessionDesk desk;
    private final Communes communes;

    SessionPages(SessionDesk desk, Communes communes) {
        this.desk = desk;
        this.communes = communes;
    }

    @GetMapping
    String list(Model model) {
        return page(new Plan(null, null, null, null), model);
    }

    @PostMapping
    String plan(@Valid @ModelAttribute("plan") Plan plan, BindingResult faults, Model model, RedirectAttributes next) {
        List<String> lines = plan.members() == null ? List.of()
                : plan.members().lines().filter(line -> !line.isBlank()).toList();
        lines.stream().filter(line -> !MEMBER.matcher(line).matches()).findFirst()
                .ifPresent(line -> faults.rejectValue("members", "review.session.member", new Object[] {line}, null));
        if (faults.hasErrors()) {
            return page(plan, model);
        }
        SessionDesk.PlannedSession session = desk.plan(plan.committee().strip(), plan.heldAt(), plan.place(),
                lines.stream().map(SessionPages::member).toList());
        next.addFlashAttribute("notice", "La séance %s est prévue ; ses membres sont convoqués.".formatted(session.number()));
        return "redirect:/seances";
    }

    private String page(Plan plan, Model model) {
        model.addAttribute("plan", plan);
        model.addAttribute("sessions", desk.list());
        model.addAttribute("departements", communes.departements());
        model.addAttribute("mayPlan", desk.mayPlan());
        return "review/sessions";
    }

    private static SessionMember member(String line) {
        Matcher member = MEMBER.matcher(line);
        if (!member.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new SessionMember(member.group(1), member.group(2));
    }
}
