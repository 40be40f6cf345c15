package fr.maillage.reference;

import java.security.Principal;
import java.text.Collator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** The administrator's page of delays, thresholds and amounts. */
@Controller
@RequestMapping("/administration/referentiels")
class ReferenceController {

    private static final String LIST = "administration/referentiels";
    private static final String FORM = "administration/referentiel";

    private final ReferenceEditing editing;
    private final MessageSource messages;
    private final Clock clock;

    ReferenceController(ReferenceEditing editing, MessageSource messages, Clock clock) {
        this.editing = editing;
        this.messages = messages;
        this.clock = clock;
    }

    /** A key with the row in force today first, then those to come and those past. */
    record Line(Domain domain, String key, String label, ReferenceTable.Row current, int others) {
    }

    @GetMapping
    String list(Model model) {
        Map<Domain, List<Line>> lines = new LinkedHashMap<>();
        Arrays.stream(Domain.values()).forEach(domain -> lines.put(domain, new ArrayList<>()));
        Map<String, List<ReferenceTable.Row>> byKey = new LinkedHashMap<>();
        editing.rows().forEach(row -> byKey.computeIfAbsent(row.domain() + row.value().key(), key -> new ArrayList<>()).add(row));
        byKey.values().forEach(rows -> {
            Domain domain = rows.get(0).domain();
            String key = rows.get(0).value().key();
            lines.get(domain).add(new Line(domain, key, label(key), inForce(rows), rows.size() - 1));
        });
        Collator french = Collator.getInstance(Locale.FRENCH);
        lines.values().forEach(group -> group.sort((one, other) -> french.compare(one.label(), other.label())));
        model.addAttribute("lines", lines);
        return LIST;
    }

    @GetMapping("/valeur")
    ModelAndView form(@RequestParam Domain domain, @RequestParam String key) {
        return page(new ReferenceEditing.Entry(domain, key, null, null, null, null, null, null, null), HttpStatus.OK);
    }

    @PostMapping("/valeur")
    ModelAndView add(@RequestParam Domain domain, @RequestParam String key,
                     @RequestParam(required = false) String validFrom, @RequestParam(required = false) String amount,
                     @RequestParam(required = false) String code, @RequestParam(required = false) Unit unit,
                     @RequestParam(required = false) String source, @RequestParam(required = false) Confidence confidence,
                     @RequestParam(required = false) String note, Principal who, RedirectAttributes flash) {
        ReferenceEditing.Entry entry =
                new ReferenceEditing.Entry(domain, key, validFrom, amount, code, unit, source, confidence, note);
        try {
            editing.add(entry, who.getName());
        } catch (RefusedSubmission refusal) {
            ModelAndView page = page(entry, HttpStatus.BAD_REQUEST);
            page.addObject("wrongField", refusal.field());
            page.addObject("fault", messages.getMessage(refusal.text(), Locale.FRENCH));
            return page;
        }
        flash.addFlashAttribute("notice", messages.getMessage("reference.added", new Object[] {label(key)}, Locale.FRENCH));
        return new ModelAndView("redirect:/administration/referentiels");
    }

    private ModelAndView page(ReferenceEditing.Entry entry, HttpStatus status) {
        List<ReferenceTable.Row> rows = editing.rows(entry.domain(), entry.key());
        ModelAndView page = new ModelAndView(FORM, rows.isEmpty() ? HttpStatus.NOT_FOUND : status);
        Set<String> codes = new TreeSet<>();
        rows.stream().map(row -> row.value().code()).filter(code -> code != null).forEach(codes::add);
        page.addObject("entry", entry);
        page.addObject("label", label(entry.key()));
        page.addObject("rows", rows);
        page.addObject("current", rows.isEmpty() ? null : inForce(rows));
        page.addObject("codes", codes);
        page.addObject("timeUnits", Arrays.stream(Unit.values()).filter(Unit::ofTime).toList());
        page.addObject("confidences", Confidence.values());
        return page;
    }

    /** Rows come latest first; when all are still to come the nearest one stands for them. */
    private ReferenceTable.Row inForce(List<ReferenceTable.Row> rows) {
        return rows.stream()
                .filter(row -> !row.value().validFrom().isAfter(ParisTime.today(clock)))
                .findFirst()
                .orElse(rows.get(rows.size() - 1));
    }

    private String label(String key) {
        return messages.getMessage("reference.key." + key, null, key, Locale.FRENCH);
    }
}
