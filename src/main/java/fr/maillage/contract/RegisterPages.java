package fr.maillage.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.CsvCells;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.security.CurrentUser;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;

/**
 * The register of structures: every agent reads what the register says of each; what follows a structure (missions, years,
 * changes, breaches) is for those who read its dossier.
 */
@Controller
@RequestMapping("/registre")
class RegisterPages {

    private static final List<String> COLUMNS = List.of("reference", "type", "name", "state", "region", "departement",
            "communes", "population", "sizeClass", "validatedOn", "contractSignedOn", "finessRecordedOn", "openedOn",
            "contractEndedOn", "endedOn", "legalEntity", "sites");

    /** @param name of the commune, with the part of it that is meant */
    record Place(String name, Integer population) {
    }

    private final RegisterSearch search;
    private final StructureRegister register;
    private final MissionFollowUps missions;
    private final AnnualReviews years;
    private final Renewals renewals;
    private final StructureChanges changes;
    private final Breaches breaches;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final CurrentUser currentUser;
    private final Communes communes;
    private final ContractWords words;
    private final MessageSource messages;
    private final Clock clock;

    RegisterPages(RegisterSearch search, StructureRegister register, MissionFollowUps missions, AnnualReviews years,
                  Renewals renewals, StructureChanges changes, Breaches breaches, Dossiers dossiers, DossierAccess access,
                  CurrentUser currentUser, Communes communes, ContractWords words, MessageSource messages, Clock clock) {
        this.search = search;
        this.register = register;
        this.missions = missions;
        this.years = years;
        this.renewals = renewals;
        this.changes = changes;
        this.breaches = breaches;
        this.dossiers = dossiers;
        this.access = access;
        this.currentUser = currentUser;
        this.communes = communes;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) StructureType type,
                @RequestParam(required = false) StructureState state, @RequestParam(required = false) String departement,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate au,
                @RequestParam(defaultValue = "0") int page, Model model) {
        RegisterFilter filter = new RegisterFilter(q, type, state, departement, day(au), page);
        Map<StructureState, Long> counts = search.count(filter);
        long count = state == null ? counts.values().stream().mapToLong(Long::longValue).sum() : counts.getOrDefault(state, 0L);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", search.find(filter));
        model.addAttribute("counts", counts);
        model.addAttribute("count", count);
        model.addAttribute("more", (long) (filter.page() + 1) * RegisterFilter.ROWS < count);
        model.addAttribute("types", Arrays.stream(StructureType.values()).filter(StructureType::isStructure).toList());
        model.addAttribute("states", StructureState.values());
        model.addAttribute("departements", communes.departements());
        model.addAttribute("words", words);
        return "contract/register";
    }

    @GetMapping("/{reference:\\d{4}-\\w{2,3}-\\d{4,}}")
    String show(@PathVariable String reference,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate au, Model model) {
        LocalDate day = day(au);
        Structure structure = register.find(reference).filter(each -> each.existedOn(day))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("structure", structure);
        model.addAttribute("state", structure.stateOn(day));
        model.addAttribute("underContract", structure.isUnderContractOn(day));
        model.addAttribute("day", day);
        model.addAttribute("size", register.sizeOn(structure, day).orElse(new FrozenSize(null, null)));
        model.addAttribute("sites", register.sites(structure).stream().filter(site -> !site.since().isAfter(day)).toList());
        model.addAttribute("places", register.territoryOn(structure, day).stream()
                .map(part -> new Place(name(part.commune()) + (part.isWhole() ? "" : " (%s)".formatted(part.part())), part.population()))
                .toList());
        boolean mayRead = access.mayRead(currentUser.get(), dossiers.get(reference));
        model.addAttribute("mayRead", mayRead);
        if (mayRead) {
            model.addAttribute("missions", missions.of(reference));
            model.addAttribute("years", years.of(reference));
            model.addAttribute("renewal", renewals.of(reference).orElse(null));
            model.addAttribute("changes", changes.of(reference));
            model.addAttribute("breaches", breaches.of(reference));
        }
        model.addAttribute("words", words);
        return "contract/structure";
    }

    private String name(String commune) {
        return communes.find(commune).map(Commune::name).orElse(commune);
    }

    @GetMapping("/registre.csv")
    void export(@RequestParam(required = false) String q, @RequestParam(required = false) StructureType type,
                @RequestParam(required = false) StructureState state, @RequestParam(required = false) String departement,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate au,
                HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("registre-des-structures.csv").build().toString());
        write(new RegisterFilter(q, type, state, departement, day(au), 0), response.getWriter());
    }

    private void write(RegisterFilter filter, Writer writer) throws IOException {
        CSVPrinter csv = CsvCells.printer(writer);
        csv.printRecord(COLUMNS.stream().map(column -> text("structure.csv." + column)).toList());
        search.each(filter, row -> print(csv, row));
    }

    private void print(CSVPrinter csv, RegisterRow row) {
        try {
            csv.printRecord(Stream.of(row.reference(), text("enum.StructureType." + row.type()), row.name(),
                            text("structure.state." + row.state()), row.region(), row.departement(), row.communes(),
                            row.population(), row.sizeClass(), row.validatedOn(), row.contractSignedOn(),
                            row.finessRecordedOn(), row.openedOn(), row.contractEndedOn(), row.endedOn(),
                            row.finessLegalEntity(), row.sites())
                    .map(CsvCells::safe)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }

    private LocalDate day(LocalDate asked) {
        return asked == null ? ParisTime.today(clock) : asked;
    }
}
