package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.MatrixPeople.Person;
import fr.maillage.security.MatrixThings.Thing;

/**
 * What another organisation has written with each of the four visibilities, read by each role over HTTP: documents, notes,
 * journal, panel and page of the dossier. The levels are written here by hand, so that the tables cannot wrongly open one.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    /** The coordination of the health insurance writes; nobody of the columns works there. */
    private static final String AUTHOR = "diane.dcgdr84";

    private static final Set<Visibility> ADMINISTRATION = EnumSet.of(Visibility.ADMINISTRATIONS, Visibility.ACCOMPANIERS, Visibility.LEAD);
    private static final Set<Visibility> ACCOMPANIER = EnumSet.of(Visibility.ACCOMPANIERS, Visibility.LEAD);
    private static final Set<Visibility> NOTHING = EnumSet.noneOf(Visibility.class);

    /** Levels of documents. The MSA accompanies the lead of this dossier, and so is not an administration on it. */
    private static final Map<Role, Set<Visibility>> DOCUMENTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.CASE_HANDLER, ADMINISTRATION), Map.entry(Role.SIGNATORY, ADMINISTRATION),
            Map.entry(Role.FINESS, ADMINISTRATION), Map.entry(Role.PAYMENT, ADMINISTRATION), Map.entry(Role.BUYER, ADMINISTRATION),
            Map.entry(Role.OFFICER, ACCOMPANIER), Map.entry(Role.MEDICAL_ADVISER, ACCOMPANIER), Map.entry(Role.TEAM_LEAD, ACCOMPANIER),
            Map.entry(Role.ELECTED, NOTHING), Map.entry(Role.CONSULTANT, NOTHING), Map.entry(Role.FEDERATION, ACCOMPANIER),
            Map.entry(Role.COUNCIL, ACCOMPANIER), Map.entry(Role.PARTNER, ACCOMPANIER),
            Map.entry(Role.DEPARTMENT_SUPERVISOR, ADMINISTRATION), Map.entry(Role.REGIONAL_SUPERVISOR, ADMINISTRATION),
            Map.entry(Role.NATIONAL_READER, ADMINISTRATION), Map.entry(Role.ADMINISTRATOR, ADMINISTRATION),
            Map.entry(Role.TECHNICAL, NOTHING), Map.entry(Role.ANONYMOUS, NOTHING)));

    /** Those who read documents while a task of theirs waits, and nothing else of a dossier. */
    private static final Set<Role> WITHOUT_JOURNAL = EnumSet.of(Role.FINESS, Role.PAYMENT);

    @LocalServerPort
    int port;
    @Autowired
    MatrixPeople people;
    @Autowired
    MatrixThings things;
    @Autowired
    Documents documents;
    @Autowired
    Dossiers dossiers;

    private Thing thing;
    private final Map<Visibility, String> written = new EnumMap<>(Visibility.class);

    /** Once for the class: no test changes it. */
    @BeforeEach
    void write() {
        if (thing != null) {
            return;
        }
        people.arrive();
        thing = things.of(Scope.OWN);
        for (Visibility level : Visibility.values()) {
            written.put(level, documents.add(thing.reference(), new Documents.Description(DocumentKind.OTHER, "Pièce " + level, level),
                    "piece.pdf", new ByteArrayInputStream(PDF), AUTHOR).id().toString());
            dossiers.journal(thing.reference(), JournalEntry.of("note", level).withNote("Note " + level), AUTHOR);
        }
    }

    static Stream<Arguments> readings() {
        return MatrixPeople.ALL.stream().flatMap(person -> Stream.of(Visibility.values()).map(level -> Arguments.of(person, level)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("readings")
    void eachLevelIsReadByThoseForWhomItWasWritten(Person person, Visibility level) {
        boolean document = DOCUMENTS.get(person.role()).contains(level);
        boolean note = document && !WITHOUT_JOURNAL.contains(person.role());
        boolean task = person.role() != Role.TECHNICAL && person.role() != Role.ANONYMOUS;
        Visitor visitor = people.visitor(person, port);
        String api = "/api/dossiers/" + thing.reference();

        assertThat(visitor.get(api + "/documents").body().contains("Pièce " + level)).as("list of documents").isEqualTo(document);
        assertThat(visitor.get(api + "/documents/" + written.get(level)).statusCode() == 200).as("download").isEqualTo(document);
        assertThat(visitor.get(api + "/documents/" + written.get(level) + "/versions").statusCode() == 200).as("versions")
                .isEqualTo(document);
        assertThat(visitor.get(api + "/journal").body().contains("Note " + level)).as("journal").isEqualTo(note);
        String page = visitor.page("/dossiers/" + thing.reference()).body();
        assertThat(page.contains("Pièce " + level)).as("documents on the page").isEqualTo(note);
        assertThat(page.contains("Note " + level)).as("notes on the page").isEqualTo(note);
        String panel = visitor.get("/api/tasks/" + thing.task() + "/panel").body();
        assertThat(panel.contains("Pièce " + level)).as("documents of the panel").isEqualTo(document && task);
        assertThat(panel.contains("Note " + level)).as("notes of the panel").isEqualTo(note && task);
    }
}
