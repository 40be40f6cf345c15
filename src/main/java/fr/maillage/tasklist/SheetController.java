package fr.maillage.tasklist;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.PdfPrinter;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.funding.AidsInShort;
import fr.maillage.workflow.ParisTime;

/** The dossier on one page, for a director who is about to see somebody about it: what its reader may read, nothing else. */
@Controller
class SheetController {

    private static final int EVENTS = 5;
    private static final int TASKS = 5;
    private static final int AIDS = 4;
    private static final int PLACES = 24;

    private final DossierAccess access;
    private final Panels panels;
    private final AidsInShort aids;
    private final ITemplateEngine templates;
    private final PdfPrinter printer;
    private final FrenchWords words;
    private final Clock clock;

    SheetController(DossierAccess access, Panels panels, AidsInShort aids, ITemplateEngine templates, PdfPrinter printer,
                    FrenchWords words, Clock clock) {
        this.access = access;
        this.panels = panels;
        this.aids = aids;
        this.templates = templates;
        this.printer = printer;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{reference}/fiche.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String reference) {
        Dossier dossier = access.readable(reference);
        Panel panel = panels.whole(dossier);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("panel", panel);
        content.put("words", words);
        content.put("today", ParisTime.today(clock));
        content.put("professions", professions(panel));
        content.put("places", places(panel));
        content.put("tasks", panel.tasks().stream().limit(TASKS).toList());
        content.put("events", panel.journal().stream().limit(EVENTS).toList());
        content.put("aids", aids.of(reference, access.reader(dossier)).stream().limit(AIDS).toList());
        byte[] pdf = printer.print(templates.process("dossier/sheet", new Context(Locale.FRENCH, content)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename("fiche-%s.pdf".formatted(reference)).build().toString())
                .body(pdf);
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** How many of each profession, those with most first. */
    private static List<String> professions(Panel panel) {
        return panel.team().stream().map(Panel.Member::profession).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> "%d %s".formatted(each.getValue(), each.getKey().toLowerCase(Locale.FRENCH)))
                .toList();
    }

    private static String places(Panel panel) {
        List<Panel.Place> all = panel.territory().places();
        String named = all.stream().limit(PLACES).map(Panel.Place::name).collect(Collectors.joining(", "));
        int more = all.size() + panel.territory().more() - Math.min(PLACES, all.size());
        return more == 0 ? named : "%s et %d autres".formatted(named, more);
    }
}
