package fr.maillage.indicator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.dossier.CsvCells;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** What is counted of a territory on a day, one table an indicator, each with its file. */
@Controller
@RequestMapping("/indicateurs")
class IndicatorPages {

    private final Indicators indicators;
    private final CountedTerritories territories;
    private final CurrentUser currentUser;
    private final MessageSource messages;
    private final Clock clock;

    IndicatorPages(Indicators indicators, CountedTerritories territories, CurrentUser currentUser,
                   MessageSource messages, Clock clock) {
        this.indicators = indicators;
        this.territories = territories;
        this.currentUser = currentUser;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) String territoire,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate au, Model model) {
        MaillageUser user = currentUser.get();
        LocalDate day = day(au);
        List<CountedTerritory> choices = territories.of(user);
        model.addAttribute("choices", choices);
        model.addAttribute("day", day);
        if (!choices.isEmpty()) {
            CountedTerritory territory = chosen(choices, territoire);
            model.addAttribute("territory", territory);
            model.addAttribute("date", FrenchDates.of(day));
            model.addAttribute("vintage", indicators.vintage(territory, day));
            model.addAttribute("tables", Indicators.of(user).stream()
                    .map(indicator -> indicators.page(indicator, territory, day, user)).toList());
        }
        return "indicator/indicators";
    }

    @GetMapping("/{name}.csv")
    void export(@PathVariable String name, @RequestParam(required = false) String territoire,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate au,
                HttpServletResponse response) throws IOException {
        MaillageUser user = currentUser.get();
        Indicator indicator = Indicators.of(user).stream().filter(each -> each.fileName().equals(name)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate day = day(au);
        CountedTerritory territory = chosen(territories.of(user), territoire);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("%s-%s-%s.csv".formatted(indicator.fileName(), territory.code(), day)).build().toString());
        IndicatorTable table = indicators.whole(indicator, territory, day, user);
        CSVPrinter csv = CsvCells.printer(response.getWriter());
        csv.printRecord(table.columns().stream()
                .map(column -> messages.getMessage("indicator.column." + column, null, Locale.FRENCH)).toList());
        for (List<Object> row : table.rows()) {
            csv.printRecord(row.stream().map(CsvCells::safe).toList());
        }
    }

    /** For whoever may not count it, a territory does not exist. */
    private static CountedTerritory chosen(List<CountedTerritory> choices, String code) {
        return choices.stream().filter(each -> code == null || each.code().equals(code)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate day(LocalDate asked) {
        return asked == null ? ParisTime.today(clock) : asked;
    }
}
