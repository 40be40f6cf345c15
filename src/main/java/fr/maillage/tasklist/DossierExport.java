package fr.maillage.tasklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import fr.maillage.dossier.CsvCells;
import fr.maillage.dossier.DossierFilter;
import fr.maillage.dossier.DossierSearch;
import fr.maillage.dossier.DossierSummary;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVPrinter;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of dossiers as a file for a spreadsheet: semicolons, UTF-8 with its mark, formulas neutralised. */
@RestController
@Tag(name = "Dossiers")
class DossierExport {

    private static final List<String> COLUMNS = List.of("reference", "type", "name", "seat", "territory", "region",
            "departement", "population", "sizeClass", "lead", "stage", "stageSince", "ball", "task", "nextOn", "nextWhy",
            "legalDate", "dormantUntil", "lastEventAt", "lastEvent", "accompanier", "overlapping", "followed", "declaredOn");

    private final DossierSearch search;
    private final DossierRows rows;
    private final CurrentUser currentUser;
    private final FrenchWords words;
    private final MessageSource messages;

    DossierExport(DossierSearch search, DossierRows rows, CurrentUser currentUser, FrenchWords words,
                  MessageSource messages) {
        this.search = search;
        this.rows = rows;
        this.currentUser = currentUser;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping(path = "/api/dossiers.csv", produces = "text/csv")
    @Operation(summary = "Exporter les dossiers que l’on peut lire", description = "Les mêmes critères que la liste, sans pages.")
    void export(@ParameterObject DossierFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("dossiers.csv").build().toString());
        write(filter, currentUser.get(), response.getWriter());
    }

    private void write(DossierFilter filter, MaillageUser user, Writer writer) throws IOException {
        CSVPrinter csv = CsvCells.printer(writer);
        csv.printRecord(COLUMNS.stream()
                .map(column -> messages.getMessage("worklist.csv." + column, null, Locale.FRENCH)).toList());
        search.each(filter, user, batch -> rows.of(batch, user).forEach(row -> print(csv, row)));
    }

    private void print(CSVPrinter csv, DossierRow row) {
        DossierSummary dossier = row.dossier();
        List<String> cells = Stream.of(dossier.reference(), words.of(dossier.type()), dossier.name(), dossier.seat(),
                        dossier.territory(), dossier.region(), dossier.departement(), dossier.population(),
                        dossier.sizeClass(), dossier.leadName(), dossier.stageLabel(),
                        ParisTime.dateOf(dossier.stageSince()), row.ball(), row.task(), row.nextOn(), row.nextWhy(),
                        dossier.legalDate(), dossier.dormantUntil(),
                        dossier.lastEventAt() == null ? null : ParisTime.dateOf(dossier.lastEventAt()), dossier.lastEvent(),
                        dossier.accompanier(), yes(dossier.overlapping()), yes(dossier.followed()), dossier.declaredOn())
                .map(CsvCells::safe)
                .toList();
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String yes(boolean is) {
        return is ? messages.getMessage("worklist.csv.yes", null, Locale.FRENCH) : null;
    }
}
