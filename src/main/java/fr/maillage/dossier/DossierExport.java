package fr.maillage.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import fr.maillage.directory.StructureType;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of dossiers as a file for a spreadsheet: semicolons, UTF-8 with its mark, formulas neutralised. */
@RestController
@Tag(name = "Dossiers")
class DossierExport {

    private static final List<String> COLUMNS = List.of("reference", "type", "name", "stage", "stageSince", "territory",
            "region", "departement", "population", "sizeClass", "lead", "dormantUntil", "legalDate", "declaredOn");

    private final DossierSearch search;
    private final CurrentUser currentUser;
    private final MessageSource messages;

    DossierExport(DossierSearch search, CurrentUser currentUser, MessageSource messages) {
        this.search = search;
        this.currentUser = currentUser;
        this.messages = messages;
    }

    @GetMapping(path = "/api/dossiers.csv", produces = "text/csv")
    @Operation(summary = "Exporter les dossiers que l’on peut lire")
    void export(@RequestParam(required = false) String q, @RequestParam(required = false) StructureType type,
                @RequestParam(required = false) Stage stage, @RequestParam(required = false) String region,
                @RequestParam(required = false) String departement, @RequestParam(required = false) Boolean asleep,
                HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("dossiers.csv").build().toString());
        write(new DossierFilter(q, type, stage, region, departement, asleep, 0, DossierFilter.LARGEST_PAGE),
                currentUser.get(), response.getWriter());
    }

    private void write(DossierFilter filter, MaillageUser user, Writer writer) throws IOException {
        writer.write('\uFEFF');
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.Builder.create(CSVFormat.EXCEL).setDelimiter(';').get());
        csv.printRecord(COLUMNS.stream()
                .map(column -> messages.getMessage("dossier.csv." + column, null, Locale.FRENCH)).toList());
        search.each(filter, user, dossier -> print(csv, dossier));
    }

    private void print(CSVPrinter csv, DossierSummary dossier) {
        String type = messages.getMessage("enum.StructureType." + dossier.type(), null, Locale.FRENCH);
        List<String> cells = Stream.of(dossier.reference(), type, dossier.name(), dossier.stageLabel(),
                        ParisTime.dateOf(dossier.stageSince()), dossier.territory(), dossier.region(), dossier.departement(),
                        dossier.population(), dossier.sizeClass(), dossier.leadName(), dossier.dormantUntil(),
                        dossier.legalDate(), dossier.declaredOn())
                .map(CsvCells::safe)
                .toList();
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
