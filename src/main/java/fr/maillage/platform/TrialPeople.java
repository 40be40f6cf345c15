package fr.maillage.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;
import fr.maillage.directory.Lot;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.SignatureDelegation;
import fr.maillage.directory.SignedAct;
import fr.maillage.directory.StructureType;
import fr.maillage.platform.TrialDatabase.TrialProperties;
import fr.maillage.tasklist.TrialAccounts;
import fr.maillage.workflow.ParisTime;

/**
 * Fictitious people and consultants for the trial, with one documented password, and addresses that lead nowhere for every
 * organisation. The login page lists them.
 */
@Component
@Profile(DatasourceChoice.TRIAL)
@Order(5)
class TrialPeople implements ApplicationRunner, TrialAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(TrialPeople.class);
    private static final String MAIL_DOMAIN = "@maillage.example";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setDelimiter(';').setHeader().setSkipHeaderRecord(true).setNullString("").get();

    private final Directory directory;
    private final DirectoryEditing editing;
    private final Clock clock;
    private final String password;
    private final List<CSVRecord> agents = read("trial/agents.csv");

    TrialPeople(Directory directory, DirectoryEditing editing, Clock clock, TrialProperties properties) {
        this.directory = directory;
        this.editing = editing;
        this.clock = clock;
        this.password = properties.password();
    }

    @Override
    public List<TrialAccount> all() {
        return agents.stream()
                .map(row -> new TrialAccount(row.get("identifiant"), name(row),
                        row.get("titre") + ", " + directory.findOrganisation(row.get("organisation")).map(Organisation::name).orElse(""), password))
                .toList();
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        List<CSVRecord> missing = agents.stream()
                .filter(row -> directory.findAgent(row.get("identifiant")).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        LocalDate today = ParisTime.today(clock);
        editing.saveOrganisations(read("trial/organisations.csv").stream()
                .filter(row -> directory.findOrganisation(row.get("identifiant")).isEmpty())
                .map(TrialPeople::consultant)
                .toList());
        editing.saveOrganisations(Arrays.stream(OrganisationKind.values())
                .flatMap(kind -> directory.organisations(kind, today).stream())
                .filter(organisation -> organisation.email() == null)
                .map(TrialPeople::forTrial)
                .toList());
        editing.saveAgents(missing.stream().map(row -> agent(row, today)).toList());
        missing.forEach(row -> editing.setPassword(row.get("identifiant"), password));
        LOG.info("{} personnes fictives pour l’essai, mot de passe {}", missing.size(), password);
    }

    private static Organisation consultant(CSVRecord row) {
        return new Organisation(row.get("identifiant"), null, OrganisationKind.CONSULTANT, row.get("nom"), null, null,
                row.get("region"), words(row, "departements"), Set.of(), Set.of(), Set.of(Lot.valueOf(row.get("lot"))),
                Set.of(), null, null, Set.of(), "essai");
    }

    /** With an address; FemasAURA, known for its MSP, also accompanies the CPTS of the trial. */
    private static Organisation forTrial(Organisation known) {
        Set<StructureType> types = known.structureTypes().isEmpty() ? EnumSet.noneOf(StructureType.class)
                : EnumSet.copyOf(known.structureTypes());
        if (known.id().equals("fed-femasaura")) {
            types.add(StructureType.CPTS);
        }
        return new Organisation(known.id(), known.version(), known.kind(), known.name(), known.id() + MAIL_DOMAIN,
                known.telephone(), known.region(), known.departements(), known.communes(), types, known.lots(),
                known.functions(), known.validFrom(), known.validTo(), known.succeeds(), known.source());
    }

    private static Agent agent(CSVRecord row, LocalDate today) {
        String capacity = row.get("capacite");
        return new Agent(row.get("identifiant"), null, row.get("prenom"), row.get("nom"),
                row.get("titre") + " (personne fictive)", row.get("identifiant") + MAIL_DOMAIN, row.get("telephone"),
                row.get("presence"), row.get("organisation"), words(row, "fonctions", Function::valueOf), Set.of(),
                words(row, "epci"), capacity == null ? null : Integer.valueOf(capacity), null, null, Set.of(),
                words(row, "signatures", act ->
                        new SignatureDelegation(SignedAct.valueOf(act), today.withDayOfYear(1), null)));
    }

    private static String name(CSVRecord row) {
        return row.get("prenom") + " " + row.get("nom");
    }

    private static List<CSVRecord> read(String table) {
        try (Reader reader = new InputStreamReader(new ClassPathResource(table).getInputStream(), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(CSVRecord row, String column) {
        return words(row, column, word -> word);
    }

    private static <T> Set<T> words(CSVRecord row, String column, java.util.function.Function<String, T> read) {
        String text = row.get(column);
        return text == null ? Set.of()
                : Stream.of(text.split(" ")).map(read).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
