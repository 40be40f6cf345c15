package fr.maillage.act;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import fr.maillage.act.ElectedMembers.ElectedMember;
import fr.maillage.directory.Directory;
import fr.maillage.security.PublicDoor;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.RefusedSubmission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page by which an elected member reports: no account, the link is the key. */
@Controller
class FieldReportPage {

    /** Longest description. */
    static final int PROBLEM = 4_000;
    static final int PEOPLE = 500;
    private static final String DOOR = "remontee";
    /** So many requests an hour from one address. */
    static final int AN_HOUR = 60;

    private final ElectedMembers members;
    private final FieldReports reports;
    private final PublicDoor door;
    private final Communes communes;
    private final Directory directory;

    FieldReportPage(ElectedMembers members, FieldReports reports, PublicDoor door, Communes communes, Directory directory) {
        this.members = members;
        this.reports = reports;
        this.door = door;
        this.communes = communes;
        this.directory = directory;
    }

    @GetMapping("/remontee/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<ElectedMember> member = enter(token, model, request, response);
        member.ifPresent(found -> describe(found, token, Map.of("declarationId", UUID.randomUUID().toString()), model));
        return "act/report";
    }

    @PostMapping("/remontee/{token}")
    String send(@PathVariable String token, @RequestParam Map<String, String> form, Model model,
                HttpServletRequest request, HttpServletResponse response) {
        Optional<ElectedMember> member = enter(token, model, request, response);
        if (member.isEmpty()) {
            return "act/report";
        }
        String fault = fault(member.get(), form);
        if (fault != null) {
            return again(member.get(), token, form, fault, model, response);
        }
        if (reports.isTooMuch(member.get())) {
            response.setStatus(429);
            return again(member.get(), token, form, "act.report.tooMany", model, response);
        }
        try {
            model.addAttribute("received", reports.receive(member.get(), form.get("declarationId"), form.get("commune"),
                    form.get("problem").strip(), blankAsNull(form.get("people")),
                    FieldReport.Urgency.valueOf(form.get("urgency"))));
        } catch (RefusedSubmission twice) {
            return again(member.get(), token, form, "act.report.twice", model, response);
        }
        describe(member.get(), token, Map.of(), model);
        return "act/report";
    }

    private Optional<ElectedMember> enter(String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!door.letIn(DOOR, request.getRemoteAddr(), AN_HOUR)) {
            response.setStatus(429);
            model.addAttribute("fault", "act.report.wait");
            return Optional.empty();
        }
        Optional<ElectedMember> member = members.holderOf(token);
        if (member.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("fault", "act.report.link");
        }
        return member;
    }

    private static String fault(ElectedMember member, Map<String, String> form) {
        String problem = form.getOrDefault("problem", "").strip();
        String urgency = form.get("urgency");
        if (!member.communes().contains(form.get("commune"))) {
            return "act.report.commune";
        }
        if (problem.isEmpty() || problem.length() > PROBLEM) {
            return "act.report.problem";
        }
        if (form.getOrDefault("people", "").length() > PEOPLE) {
            return "act.report.people";
        }
        boolean known = "HIGH".equals(urgency) || "ORDINARY".equals(urgency);
        return known && isUuid(form.get("declarationId")) ? null : "act.report.form";
    }

    private static boolean isUuid(String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private String again(ElectedMember member, String token, Map<String, String> form, String fault, Model model,
                         HttpServletResponse response) {
        if (response.getStatus() == HttpServletResponse.SC_OK) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        model.addAttribute("fault", fault);
        describe(member, token, form, model);
        return "act/report";
    }

    private void describe(ElectedMember member, String token, Map<String, String> form, Model model) {
        List<Commune> places = member.communes().stream().flatMap(code -> communes.find(code).stream()).toList();
        model.addAttribute("member", member.fullName());
        model.addAttribute("caisse", directory.organisation(member.organisation()).name());
        model.addAttribute("communes", places);
        model.addAttribute("form", form);
        model.addAttribute("token", token);
        model.addAttribute("longest", PROBLEM);
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
