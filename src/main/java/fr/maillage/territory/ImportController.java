package fr.maillage.territory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** The administrator's page for files that no package offers: rural classes and zones, structures that were there before. */
@Controller
@RequestMapping("/administration/imports")
class ImportController {

    private static final String PAGE = "administration/imports";
    private static final int SHOWN_REFUSALS = 100;
    private static final int LONGEST = 200;

    private final Imports imports;
    private final Histories histories;
    private final MessageSource messages;
    private final Clock clock;

    ImportController(Imports imports, Histories histories, MessageSource messages, Clock clock) {
        this.imports = imports;
        this.histories = histories;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        return page(HttpStatus.OK);
    }

    @PostMapping("/frr")
    ModelAndView rural(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String asOf,
                       @RequestParam(defaultValue = "") String origin, Principal who, RedirectAttributes flash)
            throws IOException {
        return answer(imports.rural(content(file), source(file, asOf, origin, who)), "territory.import.frr.done", flash);
    }

    @PostMapping("/zonage")
    ModelAndView zoning(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String asOf,
                        @RequestParam(defaultValue = "") String origin, Principal who, RedirectAttributes flash)
            throws IOException {
        return answer(imports.zoning(content(file), source(file, asOf, origin, who)), "territory.import.zoning.done", flash);
    }

    @PostMapping("/{kind}")
    ModelAndView history(@PathVariable String kind, @RequestParam(required = false) MultipartFile file,
                         @RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String origin,
                         Principal who, RedirectAttributes flash) throws IOException {
        ImportKind history = history(kind);
        return answer(histories.take(history, content(file), source(file, asOf, origin, who)),
                "territory.import.%s.done".formatted(history), flash);
    }

    @GetMapping("/{kind}/exemple")
    ResponseEntity<String> example(@PathVariable String kind) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("exemple-%s.csv".formatted(kind)).build().toString())
                .body(histories.example(history(kind)));
    }

    private ImportKind history(String path) {
        return ImportKind.at(path).filter(histories::has)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler
    ModelAndView refused(RefusedSubmission refusal) {
        ModelAndView page = page(HttpStatus.BAD_REQUEST);
        page.addObject("error", messages.getMessage(refusal.text(), Locale.FRENCH));
        return page;
    }

    /** A line of the file and what is wrong with it, in French. */
    record Fault(long line, String text) {
    }

    private ModelAndView answer(ImportOutcome outcome, String done, RedirectAttributes flash) {
        if (outcome.accepted()) {
            flash.addFlashAttribute("notice", text(done, outcome.taken()));
            flash.addFlashAttribute("counts", outcome.counts());
            return new ModelAndView("redirect:/administration/imports");
        }
        List<Fault> faults = outcome.refusals().stream()
                .limit(SHOWN_REFUSALS)
                .map(refusal -> new Fault(refusal.line(), text(refusal.messageKey(), refusal.arguments())))
                .toList();
        ModelAndView page = page(HttpStatus.BAD_REQUEST);
        page.addObject("error", text("territory.import.refused", outcome.refusals().stream().map(ImportOutcome.Refusal::line).distinct().count()));
        page.addObject("faults", faults);
        page.addObject("moreFaults", outcome.refusals().size() - faults.size());
        return page;
    }

    private ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView(PAGE, status);
        page.addObject("past", imports.past());
        page.addObject("histories", histories.forms());
        return page;
    }

    private static byte[] content(MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new RefusedSubmission("file", "territory.import.empty");
        }
        return file.getBytes();
    }

    private Imports.Source source(MultipartFile file, String asOf, String origin, Principal who) {
        if (origin.isBlank() || origin.length() > LONGEST) {
            throw new RefusedSubmission("origin", "territory.import.origin", LONGEST);
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return new Imports.Source(name.length() > LONGEST ? name.substring(0, LONGEST) : name, origin.strip(), date(asOf),
                who.getName());
    }

    private LocalDate date(String asOf) {
        try {
            LocalDate date = LocalDate.parse(asOf);
            if (!date.isAfter(ParisTime.today(clock))) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw new RefusedSubmission("asOf", "territory.import.as-of");
        }
        throw new RefusedSubmission("asOf", "territory.import.as-of");
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
