package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.MatrixPeople.Person;
import fr.maillage.security.MatrixThings.Thing;
import fr.maillage.workflow.TaskInHand;

/**
 * What other organisations have written with each of the four visibilities, read by each role over HTTP: documents, letters,
 * opinions, notes, meetings, what was typed in tasks, mails; by API, page, panel, search, export and printed sheet. The levels are
 * written here by hand, so that the tables cannot wrongly open one.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    /** The coordination of the health insurance writes; nobody of the columns works there. */
    private static final String AUTHOR = "diane.dcgdr84";

    /** Whose opinion has which level; nobody of the columns works in these organisations either. */
    private static final Map<Visibility, String> OPINION_GIVERS = Map.of(Visibility.INTERNAL, "dcgdr-84",
            Visibility.ADMINISTRATIONS, "cpam-savoie", Visibility.ACCOMPANIERS, "fed-tip-sante", Visibility.LEAD, "cd-73");

    /** A mail has the level of those to whom it went; one with a name on it is for that person's organisation. */
    private static final Map<Visibility, String> AUDIENCES = Map.of(Visibility.INTERNAL, "mentioned",
            Visibility.ADMINISTRATIONS, "delegation", Visibility.ACCOMPANIERS, "accompanier", Visibility.LEAD, "lead");

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
    private static final Set<Role> WITHOUT_DOSSIER = EnumSet.of(Role.FINESS, Role.PAYMENT);

    /** Those who write nothing on the dossier, and so plan no meeting. */
    private static final Set<Role> WITHOUT_ACTS = EnumSet.of(Role.BUYER, Role.NATIONAL_READER, Role.ADMINISTRATOR);

    private static final Set<Role> WITHOUT_MAILS = EnumSet.of(Role.FINESS, Role.PAYMENT, Role.BUYER);

    /** They look after mails that did not arrive, whoever they were for. */
    private static final Set<Role> WITH_ALL_MAILS = EnumSet.of(Role.NATIONAL_READER, Role.ADMINISTRATOR);

    /** What somebody typed in a task. */
    record Typed(String text) {
    }

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
    @Autowired
    TaskRecords records;
    @Autowired
    JdbcClient jdbc;

    private Thing thing;
    private final Map<Visibility, String> files = new EnumMap<>(Visibility.class);
    private final Map<Visibility, String> mails = new EnumMap<>(Visibility.class);

    /** Once for the class: no test changes it. */
    @BeforeEach
    void write() {
        if (thing != null) {
            return;
        }
        people.arrive();
        thing = things.of(Scope.OWN);
        long filing = filing();
        for (Visibility level : Visibility.values()) {
            files.put(level, document(DocumentKind.OTHER, "Pièce " + level, level));
            document(DocumentKind.JOINT_LETTER, "Courrier " + level, level);
            dossiers.journal(thing.reference(), JournalEntry.of("note", level).withNote("Note " + level), AUTHOR);
            records.keep(new TaskInHand(thing.reference(), "essai", "review", "giveOpinion", AUTHOR, Instant.now(), name -> null),
                    new Typed("Saisie " + level), level);
            opinion(filing, level);
            meeting(level);
            mails.put(level, mail(level));
        }
        // the latest rows of the journal, the one for the fewest last: it is what a list shows to whom it is for
        Stream.of(Visibility.LEAD, Visibility.ACCOMPANIERS, Visibility.ADMINISTRATIONS, Visibility.INTERNAL).forEach(level ->
                dossiers.journal(thing.reference(), JournalEntry.of("participant", level, "Jalon " + level), AUTHOR));
    }

    static Stream<Arguments> readings() {
        return MatrixPeople.ALL.stream().flatMap(person -> Stream.of(Visibility.values()).map(level -> Arguments.of(person, level)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("readings")
    void eachLevelIsReadByThoseForWhomItWasWritten(Person person, Visibility level) throws IOException {
        Role role = person.role();
        boolean document = DOCUMENTS.get(role).contains(level);
        boolean text = document && !WITHOUT_DOSSIER.contains(role);
        boolean latest = text && DOCUMENTS.get(role).iterator().next() == level;
        boolean mail = WITH_ALL_MAILS.contains(role) || document && !WITHOUT_MAILS.contains(role);
        boolean atWork = !WITHOUT_ACTS.contains(role);
        boolean task = role != Role.TECHNICAL && role != Role.ANONYMOUS;
        Visitor visitor = people.visitor(person, port);
        String api = "/api/dossiers/" + thing.reference();
        String page = "/dossiers/" + thing.reference();

        String list = visitor.get(api + "/documents").body();
        assertThat(list.contains("Pièce " + level)).as("list of documents").isEqualTo(document);
        assertThat(list.contains("Courrier " + level)).as("letters in the list of documents").isEqualTo(document);
        assertThat(visitor.get(api + "/documents/" + files.get(level)).statusCode() == 200).as("download").isEqualTo(document);
        assertThat(visitor.get(api + "/documents/" + files.get(level) + "/versions").statusCode() == 200).as("versions")
                .isEqualTo(document);
        assertThat(visitor.get(api + "/journal").body().contains("Note " + level)).as("journal").isEqualTo(text);
        assertThat(visitor.get(api + "/submissions").body().contains("Saisie " + level)).as("what was typed").isEqualTo(text);
        assertThat(visitor.get(api + "/meetings").body().contains("Réunion " + level)).as("meetings").isEqualTo(text && atWork);
        assertThat(visitor.page(page + "/agir").body().contains("Réunion " + level)).as("meetings on the page").isEqualTo(text && atWork);
        assertThat(visitor.get(api + "/review").body().contains("Avis " + level)).as("opinions").isEqualTo(text);

        String shown = visitor.page(page).body();
        assertThat(shown.contains("Pièce " + level)).as("documents on the page").isEqualTo(text);
        assertThat(shown.contains("Courrier " + level)).as("letters on the page").isEqualTo(text);
        assertThat(shown.contains("Note " + level)).as("notes on the page").isEqualTo(text);
        assertThat(visitor.page(page + "/instruction").body().contains("Avis " + level)).as("opinions on the page").isEqualTo(text);
        assertThat(sheet(visitor, page).contains("Jalon " + level)).as("journal of the printed sheet").isEqualTo(text);

        String panel = visitor.get("/api/tasks/" + thing.task() + "/panel").body();
        assertThat(panel.contains("Pièce " + level)).as("documents of the panel").isEqualTo(document && task);
        assertThat(panel.contains("Courrier " + level)).as("letters of the panel").isEqualTo(document && task);
        assertThat(panel.contains("Note " + level)).as("notes of the panel").isEqualTo(text && task);
        assertThat(panel.contains("Courriel " + level)).as("mails of the panel").isEqualTo(mail && task);

        assertThat(visitor.page("/courriels?dossier=" + thing.reference()).body().contains("Courriel " + level)).as("list of mails")
                .isEqualTo(mail);
        for (String path : List.of("", "/contenu")) {
            assertThat(visitor.page("/courriels/" + mails.get(level) + path).statusCode() == 200).as("mail" + path).isEqualTo(mail);
        }

        String found = "scope=ALL&q=" + thing.reference();
        assertThat(visitor.get("/api/dossiers?" + found).body().contains("Jalon " + level)).as("search").isEqualTo(latest);
        assertThat(visitor.page("/dossiers?" + found).body().contains("Jalon " + level)).as("list of dossiers").isEqualTo(latest);
        assertThat(visitor.file("/api/dossiers.csv?" + found).body().contains("Jalon " + level)).as("export").isEqualTo(latest);
        assertThat(visitor.get("/api/dossiers?scope=ALL&q=Note+" + level).body()).as("search by words of a note")
                .doesNotContain(thing.reference());
    }

    private String document(DocumentKind kind, String title, Visibility level) {
        return documents.add(thing.reference(), new Documents.Description(kind, title, level), "piece.pdf",
                new ByteArrayInputStream(PDF), AUTHOR).id().toString();
    }

    /** One that is over, so that it bothers no other test. */
    private long filing() {
        return jdbc.sql("""
                        insert into filing (version, reference, subject, number, received_on, deposited_by, channel, recorded_at,
                          documents, state, ended_on)
                        values (0, :reference, 'PROJECT', 1, '2026-01-05', 'Claire Exemple', 'EMAIL', now(), '{}', 'WITHDRAWN', '2026-01-06')
                        returning id""").param("reference", thing.reference()).query(Long.class).single();
    }

    private void opinion(long filing, Visibility level) {
        jdbc.sql("""
                        insert into opinion (filing, giver, asked_at, given_at, sense, content, visibility)
                        values (:filing, :giver, now(), now(), 'FAVOURABLE', :content, :level)""")
                .param("filing", filing).param("giver", OPINION_GIVERS.get(level)).param("content", "Avis " + level)
                .param("level", level.name()).update();
    }

    private void meeting(Visibility level) {
        jdbc.sql("""
                        insert into meeting (id, reference, subject, starts_at, minutes, place, visibility, cancelled, planned_by, planned_at)
                        values (:id, :reference, :subject, '2100-01-04 10:00', 60, 'Salle fictive', :level, false, :by, now())""")
                .param("id", UUID.randomUUID()).param("reference", thing.reference()).param("subject", "Réunion " + level)
                .param("level", level.name()).param("by", AUTHOR).update();
    }

    /** One that will never leave; the one with a name on it is for the author. */
    private String mail(Visibility level) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into outbox_mail (id, reference, template, audience, recipient_name, recipient_address, subject, html,
                          text, message_id, thread_id, legal, status, attempts, created_at, due_since, next_attempt_at)
                        values (:id::uuid, :reference, 'essai', :audience, 'Essai', :address, :subject, 'x', 'x', :id, 'x', false,
                          'CANCELLED', 0, now(), now(), now())""")
                .param("id", id).param("reference", thing.reference()).param("audience", AUDIENCES.get(level))
                .param("address", level == Visibility.INTERNAL ? AUTHOR + "@maillage.example" : "personne@exemple.fr")
                .param("subject", "Courriel " + level).update();
        return id;
    }

    private static String sheet(Visitor visitor, String page) throws IOException {
        HttpResponse<byte[]> answer = visitor.bytes(page + "/fiche.pdf");
        if (answer.statusCode() != 200) {
            return "";
        }
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
