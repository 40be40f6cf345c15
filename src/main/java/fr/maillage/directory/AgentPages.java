package fr.maillage.directory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.directory.DirectorySearch.FoundAgent;
import fr.maillage.workflow.RefusedSubmission;

/** Pages on which administrators keep the agents up to date: functions, sector, absences, delegations of signature. */
@Controller
@RequestMapping("/administration/agents")
class AgentPages {

    private static final String LIST = "administration/agents";
    private static final String FORM = "administration/agent";
    private static final int SHOWN = 200;
    private static final int BLANK_ROWS = 2;

    private final Directory directory;
    private final DirectorySearch search;
    private final DirectoryEditing editing;
    private final MessageSource messages;

    AgentPages(Directory directory, DirectorySearch search, DirectoryEditing editing, MessageSource messages) {
        this.directory = directory;
        this.search = search;
        this.editing = editing;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("functions", Function.values());
        model.addAttribute("acts", SignedAct.values());
    }

    @GetMapping
    String list(@RequestParam(required = false) String q, Model model) {
        List<FoundAgent> found = search.agents(q);
        model.addAttribute("count", found.size());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("agents", found.stream().limit(SHOWN).toList());
        return LIST;
    }

    @GetMapping("/nouveau")
    String blank(@RequestParam(required = false) String organisation, Model model) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("organisation", organisation);
        return show(null, new SubmittedForm(fields, messages), model);
    }

    @PostMapping
    String create(@RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        return save(null, typed, model, next);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        Agent agent = found(id);
        return show(agent, new SubmittedForm(fieldsOf(agent), messages), model);
    }

    @PostMapping("/{id}")
    String update(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Model model,
                  RedirectAttributes next) {
        return save(found(id), typed, model, next);
    }

    @PostMapping("/{id}/mot-de-passe")
    String setPassword(@PathVariable String id, @RequestParam String password, Model model, RedirectAttributes next) {
        Agent agent = found(id);
        try {
            editing.setPassword(id, password);
            next.addFlashAttribute("notice", "Le mot de passe de " + agent.name() + " est changé. Remettez-le en main propre.");
            return "redirect:/administration/agents/" + id;
        } catch (RefusedSubmission refusal) {
            SubmittedForm form = new SubmittedForm(fieldsOf(agent), messages);
            form.refuse(refusal);
            return show(agent, form, model);
        }
    }

    private String save(Agent present, MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        SubmittedForm form = new SubmittedForm(typed, messages);
        Agent changed = read(present, form);
        if (form.isAccepted()) {
            try {
                editing.saveAgents(List.of(changed));
                next.addFlashAttribute("notice", changed.name() + " : la fiche est enregistrée.");
                return "redirect:/administration/agents/" + changed.id();
            } catch (RefusedSubmission refusal) {
                form.refuse(refusal);
            } catch (OptimisticLockingFailureException e) {
                form.refuse("version", "directory.form.changed-meanwhile");
            }
        }
        return show(present, form, model);
    }

    private String show(Agent present, SubmittedForm form, Model model) {
        model.addAttribute("agent", present);
        model.addAttribute("form", form);
        model.addAttribute("absenceRows", Math.max(rowsOf(present == null ? 0 : present.absences().size()), form.rows("absenceFrom")));
        model.addAttribute("signatureRows",
                Math.max(rowsOf(present == null ? 0 : present.signatureDelegations().size()), form.rows("signatureFrom")));
        return FORM;
    }

    private static int rowsOf(int filled) {
        return filled + BLANK_ROWS;
    }

    private static Agent read(Agent present, SubmittedForm form) {
        Set<Function> functions = form.choices("functions", Function.class);
        if (functions.isEmpty()) {
            form.refuse("functions", "directory.agent.functions.none");
        }
        String email = form.required("email", 254);
        form.email("email");
        return new Agent(present == null ? form.required("id", 60) : present.id(), form.version(),
                form.required("givenName", 100), form.required("familyName", 100), form.text("title", 150), email,
                form.text("telephone", 30), form.text("presence", 150), form.required("organisation", 60), functions,
                form.words("sectorCommunes"), form.words("sectorEpcis"), form.positive("capacity"),
                form.date("arrivesOn"), form.date("leavesOn"), absences(form, present), signatures(form, present));
    }

    /** What the person has said about the tasks in hand is not on this page. */
    private static Set<Absence> absences(SubmittedForm form, Agent present) {
        Set<Absence> absences = new LinkedHashSet<>();
        IntStream.range(0, form.rows("absenceFrom")).forEach(row -> {
            LocalDate from = form.date("absenceFrom", row);
            LocalDate to = form.date("absenceTo", row);
            if (from != null && to != null) {
                AbsenceTasks tasks = present == null ? AbsenceTasks.KEPT : present.absences().stream()
                        .filter(each -> each.startsOn().equals(from)).map(Absence::tasks).findFirst().orElse(AbsenceTasks.KEPT);
                absences.add(new Absence(from, to, form.cell("absenceSubstitute", row), tasks));
            } else if (from != null || to != null) {
                form.refuse("absences", "directory.agent.absences.both-days");
            }
        });
        return absences;
    }

    /** What an absent signatory has lent is not on this page: it comes and goes with the absence. */
    private static Set<SignatureDelegation> signatures(SubmittedForm form, Agent present) {
        Set<SignatureDelegation> delegations = new LinkedHashSet<>();
        if (present != null) {
            present.signatureDelegations().stream().filter(each -> each.onBehalfOf() != null).forEach(delegations::add);
        }
        IntStream.range(0, form.rows("signatureFrom")).forEach(row -> {
            SignedAct act = form.choice("signatureAct", row, SignedAct.class);
            LocalDate from = form.date("signatureFrom", row);
            if (act != null && from != null) {
                delegations.add(new SignatureDelegation(act, from, form.date("signatureTo", row)));
            } else if (act != null || from != null) {
                form.refuse("signatureDelegations", "directory.agent.signatures.incomplete");
            }
        });
        return delegations;
    }

    private static MultiValueMap<String, String> fieldsOf(Agent agent) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("version", String.valueOf(agent.version()));
        fields.add("givenName", agent.givenName());
        fields.add("familyName", agent.familyName());
        fields.add("title", agent.title());
        fields.add("email", agent.email());
        fields.add("telephone", agent.telephone());
        fields.add("presence", agent.presence());
        fields.add("organisation", agent.organisation());
        agent.functions().forEach(function -> fields.add("functions", function.name()));
        fields.add("sectorCommunes", String.join(" ", new TreeSet<>(agent.sectorCommunes())));
        fields.add("sectorEpcis", String.join(" ", new TreeSet<>(agent.sectorEpcis())));
        fields.add("capacity", Objects.toString(agent.capacity(), ""));
        fields.add("arrivesOn", Objects.toString(agent.arrivesOn(), ""));
        fields.add("leavesOn", Objects.toString(agent.leavesOn(), ""));
        agent.absences().forEach(absence -> {
            fields.add("absenceFrom", absence.startsOn().toString());
            fields.add("absenceTo", absence.endsOn().toString());
            fields.add("absenceSubstitute", absence.substitute());
        });
        agent.signatureDelegations().stream().filter(each -> each.onBehalfOf() == null).forEach(delegation -> {
            fields.add("signatureAct", delegation.act().name());
            fields.add("signatureFrom", delegation.startsOn().toString());
            fields.add("signatureTo", Objects.toString(delegation.endsOn(), ""));
        });
        return fields;
    }

    private Agent found(String id) {
        return directory.findAgent(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
