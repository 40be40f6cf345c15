package fr.maillage.reference;

import java.security.Principal;
import java.text.Collator;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
    private static final int MOST_CHANGES = 200;

    private final ReferenceEditing editing;
    private final ReferenceLabels labels;
    private final EditorNames names;
    private final MessageSource messages;
    private final Clock clock;

    ReferenceController(ReferenceEditing editing, ReferenceLabels labels, EditorNames names, MessageSource messages,
                        Clock clock) {
        this.editing = editing;
        this.labels = labels;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A key with the row in force today, else the nearest one.
     *
     * @param next   the row that follows, when one is planned
     * @param others how many other rows it has
     */
    record Line(Domain domain, String key, String label, ReferenceTable.Row current, ReferenceTable.Row next, int others) {
    }

    /** A change with the label of its key. */
    record Changed(String label, ReferenceTable.Change change) {
    }

    /**
     * @param words     of the label, the key or the source, in any order; accents and case do not count
     * @param toConfirm only values that nobody has read in the text that sets them, or that nobody knows
     */
    @GetMapping
    String list(@RequestParam(name = "domaine", required = false) Domain domain,
                @RequestParam(name = "q", defaultValue = "") String words,
                @RequestParam(name = "aConfirmer", defaultValue = "false") boolean toConfirm, Model model) {
        Map<Domain, List<Line>> lines = new LinkedHashMap<>();
        editing.rows().stream()
                .collect(Collectors.groupingBy(row -> row.domain() + row.value().key(), LinkedHashMap::new, Collectors.toList()))
                .values().stream()
                .map(this::line)
                .filter(line -> domain == null || line.domain() == domain)
                .filter(line -> !toConfirm || line.current().value().toConfirm() || !line.current().value().known())
                .filter(line -> matches(line, words))
                .sorted(Comparator.comparing(Line::domain).thenComparing(Line::label, Collator.getInstance(Locale.FRENCH)))
                .forEach(line -> lines.computeIfAbsent(line.domain(), key -> new ArrayList<>()).add(line));
        model.addAttribute("lines", lines);
        model.addAttribute("count", lines.values().stream().mapToInt(List::size).sum());
        model.addAttribute("domains", Domain.values());
        model.addAttribute("domain", domain);
        model.addAttribute("words", words);
        model.addAttribute("toConfirm", toConfirm);
        return LIST;
    }

    private Line line(List<ReferenceTable.Row> rows) {
        ReferenceTable.Row current = inForce(rows);
        ReferenceTable.Row next = rows.stream()
                .filter(row -> !row.superseded() && row.value().validFrom().isAfter(current.value().validFrom()))
                .reduce((later, nearer) -> nearer)
                .orElse(null);
        String key = current.value().key();
        return new Line(current.domain(), key, labels.of(key), current, next, rows.size() - 1);
    }

    private static boolean matches(Line line, String words) {
        String text = plain(line.label() + " " + line.key() + " " + line.current().value().source());
        return Arrays.stream(plain(words).split("\\s+")).allMatch(text::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").replace('’', '\'')
                .toLowerCase(Locale.FRENCH).strip();
    }

    @GetMapping("/historique")
    String history(Model model) {
        List<ReferenceTable.Change> changes = editing.changes(MOST_CHANGES);
        model.addAttribute("names", names.ofUsers(changes.stream().map(ReferenceTable.Change::recordedBy).toList()));
        model.addAttribute("changes", changes.stream()
                .map(change -> new Changed(labels.of(change.value().key()), change))
                .toList());
        model.addAttribute("most", MOST_CHANGES);
        return "administration/referentiels-historique";
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
        flash.addFlashAttribute("notice", messages.getMessage("reference.added", new Object[] {labels.of(key)}, Locale.FRENCH));
        return new ModelAndView("redirect:/administration/referentiels");
    }

    private ModelAndView page(ReferenceEditing.Entry entry, HttpStatus status) {
        List<ReferenceTable.Row> rows = editing.rows(entry.domain(), entry.key());
        ModelAndView page = new ModelAndView(FORM, rows.isEmpty() ? HttpStatus.NOT_FOUND : status);
        page.addObject("entry", entry);
        page.addObject("names", names.ofUsers(rows.stream().map(ReferenceTable.Row::recordedBy).filter(Objects::nonNull).toList()));
        page.addObject("label", labels.of(entry.key()));
        page.addObject("rows", rows);
        ReferenceTable.Row current = rows.isEmpty() ? null : inForce(rows);
        page.addObject("current", current);
        page.addObject("upcoming", current != null && current.value().validFrom().isAfter(ParisTime.today(clock)));
        page.addObject("codes", editing.words(entry.key(), rows));
        page.addObject("timeUnits", Arrays.stream(Unit.values()).filter(Unit::ofTime).toList());
        page.addObject("confidences", Confidence.values());
        return page;
    }

    /** Rows come latest first; when all are still to come the nearest one stands for them. */
    private ReferenceTable.Row inForce(List<ReferenceTable.Row> rows) {
        LocalDate today = ParisTime.today(clock);
        return rows.stream().filter(row -> row.isInForceOn(today)).findFirst().orElse(rows.get(rows.size() - 1));
    }
}
