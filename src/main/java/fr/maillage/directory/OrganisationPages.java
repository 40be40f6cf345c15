package fr.maillage.directory;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

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

import fr.maillage.workflow.RefusedSubmission;

/** Pages on which administrators keep the organisations up to date. */
@Controller
@RequestMapping("/administration/organisations")
class OrganisationPages {

    private static final String LIST = "administration/organisations";
    private static final String FORM = "administration/organisation";
    private static final int SHOWN = 200;

    private final Directory directory;
    private final DirectorySearch search;
    private final DirectoryEditing editing;
    private final MessageSource messages;

    OrganisationPages(Directory directory, DirectorySearch search, DirectoryEditing editing, MessageSource messages) {
        this.directory = directory;
        this.search = search;
        this.editing = editing;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("kinds", OrganisationKind.values());
        model.addAttribute("types", StructureType.structures());
        model.addAttribute("lots", Lot.values());
        model.addAttribute("functions", Function.values());
    }

    @GetMapping
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) OrganisationKind nature,
                @RequestParam(required = false) String departement, Model model) {
        List<Organisation> found = search.organisations(q, nature, departement);
        model.addAttribute("count", found.size());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("organisations", found.stream().limit(SHOWN).toList());
        return LIST;
    }

    @GetMapping("/nouvelle")
    String blank(Model model) {
        return show(null, new SubmittedForm(new LinkedMultiValueMap<>(), messages), model);
    }

    @PostMapping
    String create(@RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        return save(null, typed, model, next);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        Organisation organisation = found(id);
        return show(organisation, new SubmittedForm(fieldsOf(organisation), messages), model);
    }

    @PostMapping("/{id}")
    String update(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Model model,
                  RedirectAttributes next) {
        return save(found(id), typed, model, next);
    }

    private String save(Organisation present, MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        SubmittedForm form = new SubmittedForm(typed, messages);
        Organisation changed = read(present, form);
        if (form.isAccepted()) {
            try {
                editing.saveOrganisations(List.of(changed));
                next.addFlashAttribute("notice", "L’organisme « " + changed.name() + " » est enregistré.");
                return "redirect:/administration/organisations/" + changed.id();
            } catch (RefusedSubmission refusal) {
                form.refuse(refusal);
            } catch (OptimisticLockingFailureException e) {
                form.refuse("version", "directory.form.changed-meanwhile");
            }
        }
        return show(present, form, model);
    }

    private String show(Organisation present, SubmittedForm form, Model model) {
        model.addAttribute("organisation", present);
        model.addAttribute("form", form);
        model.addAttribute("agents", present == null ? List.of() : directory.agents(present.id()));
        model.addAttribute("groups", present == null ? List.of() : present.allFunctions().stream()
                .map(function -> function.groupIn(present.id()))
                .map(group -> new GroupLine(group, directory.groupName(group)))
                .toList());
        return FORM;
    }

    private static Organisation read(Organisation present, SubmittedForm form) {
        return new Organisation(present == null ? form.required("id", 60) : present.id(), form.version(),
                form.choice("kind", OrganisationKind.class), form.required("name", 200), form.email("email"),
                form.text("telephone", 30), form.text("region", 2), form.words("departements"), form.words("communes"),
                form.choices("structureTypes", StructureType.class), form.choices("lots", Lot.class),
                form.choices("functions", Function.class), form.date("validFrom"), form.date("validTo"),
                form.words("succeeds"), form.text("source", 500));
    }

    private static MultiValueMap<String, String> fieldsOf(Organisation organisation) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("version", String.valueOf(organisation.version()));
        fields.add("kind", organisation.kind().name());
        fields.add("name", organisation.name());
        fields.add("email", organisation.email());
        fields.add("telephone", organisation.telephone());
        fields.add("region", organisation.region());
        fields.add("departements", String.join(" ", new TreeSet<>(organisation.departements())));
        fields.add("communes", String.join(" ", new TreeSet<>(organisation.communes())));
        organisation.structureTypes().forEach(type -> fields.add("structureTypes", type.name()));
        organisation.lots().forEach(lot -> fields.add("lots", lot.name()));
        organisation.functions().forEach(function -> fields.add("functions", function.name()));
        fields.add("validFrom", Objects.toString(organisation.validFrom(), ""));
        fields.add("validTo", Objects.toString(organisation.validTo(), ""));
        fields.add("succeeds", String.join(" ", new TreeSet<>(organisation.succeeds())));
        fields.add("source", organisation.source());
        return fields;
    }

    private Organisation found(String id) {
        return directory.findOrganisation(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A group of the organisation: id in the engine and name for people. */
    record GroupLine(String id, String name) {
    }
}
