package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.PdfPrinter;

/** Every mail that a model names has its words for everybody to whom it goes, with and without the facts it may mention. */
class MailTextsTest {

    private static final Set<String> ABOUT_TASKS = Set.of("task-offered", "task-handed-over", "task-due", "task-overdue",
            "task-reminder");
    private static final Pattern MENTION = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String TYPES = Stream.of(StructureType.values()).map(Enum::name).collect(Collectors.joining("|"));
    private static final Pattern VARIANT = Pattern.compile(
            "(?:mail|letter)\\.([a-z-]+)(?:\\.(" + TYPES + "))?(?:\\.([A-Z_]{3,}))?\\.[a-zA-Z.]+");
    private static final Variant OBJECTED = new Variant(StructureType.CPTS, "OBJECTED");
    private static final String TYPED = "<b>Été</b> ${7*7} #{x} {leadName} [[${1}]]";

    private static final Properties BUNDLE = new Properties();
    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();
    private static Composer composer;
    private static LetterPrinter printer;
    private static Texts texts;

    /** One send task, or one mail about a task. */
    record Moment(String template, List<String> audiences) {
    }

    @BeforeAll
    static void words() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.toList()) {
                MESSAGES.addBasenames("messages/" + file.getFileName().toString().replace(".properties", ""));
                try (Reader bundle = Files.newBufferedReader(file)) {
                    BUNDLE.load(bundle);
                }
            }
        }
        BUNDLE.keySet().removeIf(key -> !key.toString().startsWith("mail.") && !key.toString().startsWith("letter."));
        MESSAGES.setDefaultEncoding(StandardCharsets.UTF_8.name());
        MESSAGES.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver html = new ClassLoaderTemplateResolver();
        html.setPrefix("templates/");
        html.setSuffix(".html");
        html.setCharacterEncoding(StandardCharsets.UTF_8.name());
        html.setOrder(1);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolvers(Set.of(new MailTemplates().textTemplates(), html));
        texts = new Texts(MESSAGES);
        composer = new Composer(texts, engine);
        printer = new LetterPrinter(texts, engine, new PdfPrinter());
    }

    static List<Moment> moments() throws IOException {
        Map<String, Set<String>> audiences = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(SendTask.class).stream())
                    .forEach(task -> audiences.computeIfAbsent(input(task, "template"), template -> new TreeSet<>())
                            .addAll(audiences(input(task, "audience"))));
        }
        ABOUT_TASKS.forEach(template -> audiences.put(template, Set.of(TaskMails.GROUP, TaskMails.ASSIGNEE)));
        // asked outside the models, since it never moves the legal date
        audiences.put("precisions-requested", Set.of("lead"));
        audiences.put("lead-address-changed", Set.of("lead", "formerAddress"));
        audiences.put(FollowerMails.TEMPLATE, Set.of(FollowerMails.FOLLOWER));
        audiences.put(RelayMail.TEMPLATE, Set.of(RelayMail.LEAD, RelayMail.FORMER, RelayMail.NEXT));
        audiences.put(ReturnedTasksMail.TEMPLATE, Set.of(ReturnedTasksMail.SUPERVISORS));
        audiences.put(MentionMail.TEMPLATE, Set.of(MentionMail.MENTIONED));
        audiences.put(LeadLetters.TEMPLATE, Set.of(LeadLetters.AUDIENCE));
        audiences.put(Reminders.TO_LEAD, Set.of(LeadLetters.AUDIENCE));
        audiences.put(Reminders.TO_HOLDER, Set.of(TaskMails.GROUP, TaskMails.ASSIGNEE));
        List.of(Meetings.PLANNED, Meetings.MOVED, Meetings.CANCELLED)
                .forEach(template -> audiences.put(template, Set.of("lead", "team", "cpam", Meetings.ORGANISER)));
        assertThat(audiences).hasSizeGreaterThan(60);
        return audiences.entrySet().stream().map(each -> new Moment(each.getKey(), List.copyOf(each.getValue()))).toList();
    }

    private static Collection<String> audiences(String input) {
        return input.contains("${") ? List.of("delegation", "supervisors") : List.of(input.split("\\s*,\\s*"));
    }

    private static String input(SendTask task, String name) {
        return task.getExtensionElements().getElementsQuery().list().stream()
                .flatMap(element -> element.getDomElement().getChildElements().stream())
                .filter(element -> name.equals(element.getAttribute("name")))
                .findFirst().orElseThrow(() -> new AssertionError(task.getId() + " has no input " + name))
                .getTextContent().strip();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aMailHasItsWordsForEverybody(Moment moment) {
        for (Variant variant : variants(moment.template())) {
            for (String audience : moment.audiences()) {
                Recipient recipient = new Recipient("Claire Martin", "claire@exemple.fr", "Bonjour,", audience, false);
                Composed bare = composer.compose(moment.template(), variant, recipient, facts(Map.of()),
                        "dossier 2026-38-0001", null);
                Composed full = composer.compose(moment.template(), variant, recipient, facts(everything()),
                        "dossier 2026-38-0001", "http://localhost/dossiers/2026-38-0001");
                assertThat(List.of(bare, full)).allSatisfy(mail -> {
                    assertThat(mail.subject()).startsWith("CPTS du Voironnais – ").endsWith("(dossier 2026-38-0001)")
                            .doesNotContain("{", "\n");
                    assertThat(mail.text()).doesNotContain("{", "??").contains("Vous recevez ce courriel");
                    assertThat(mail.html()).doesNotContain("??", " th:").contains("Vous recevez ce courriel");
                });
                assertThat(full.text()).contains("http://localhost/dossiers/2026-38-0001");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aLetterIsPrintedWithItsAccents(Moment moment) throws IOException {
        if (texts.find("letter." + moment.template() + ".kind").isEmpty()) {
            return;
        }
        assertThat(moment.audiences()).as("an act is notified to the lead").contains("lead");
        for (Variant variant : variants(moment.template())) {
            Map<String, Object> required = new HashMap<>();
            texts.find("letter", moment.template(), variant, null, "required").ifPresent(names ->
                    Stream.of(names.split(",")).forEach(name -> required.put(name, "donnée")));
            assertThat(text(printer.print(moment.template(), variant, facts(required), "Claire Martin").pdf()))
                    .contains("Madame, Monsieur", "Claire Martin", "considération distinguée");
            String full = text(printer.print(moment.template(), variant, facts(everything()), "Noëlle Lefèvre").pdf());
            assertThat(full).contains("Noëlle Lefèvre", "Affaire suivie par").doesNotContain("{leadEmail}");
        }
    }

    @Test
    void noWordsAreLeftOfAMailThatNoModelSends() throws IOException {
        Set<String> templates = new HashSet<>();
        moments().forEach(moment -> templates.add(moment.template()));
        Set<String> general = Set.of("greeting", "nothing-to-do", "contact", "about", "link", "footer", "subject",
                "invalid-address", "list", "why", "sender", "place", "reference", "closing", "signature", "appeal", "missing");
        assertThat(BUNDLE.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mail.") || key.startsWith("letter."))
                .map(key -> key.split("\\.")[1]))
                .allSatisfy(name -> assertThat(templates.contains(name) || general.contains(name)).as(name).isTrue());
    }

    @Test
    void whatPeopleTypeIsShownLiterallyInBothPartsAndInALetter() throws IOException {
        Map<String, Object> facts = new HashMap<>(Map.of("structure", "CPTS " + TYPED, "reference", "2026-38-0001",
                "stage", "Émergence", "legalGround", TYPED, "decisionReasons", TYPED, "receivedOn", TYPED));
        Recipient recipient = new Recipient("Claire", "claire@exemple.fr", "Bonjour " + TYPED + ",", "lead", false);

        Composed mail = composer.compose("review-decision", OBJECTED, recipient, new Facts(facts, MESSAGES),
                "dossier 2026-38-0001", null);
        assertThat(mail.subject()).contains(TYPED);
        assertThat(mail.text()).contains("Bonjour " + TYPED, "Motifs\u00a0: " + TYPED).doesNotContain("49");
        assertThat(mail.html()).contains("&lt;b&gt;Été&lt;/b&gt; ${7*7} #{x} {leadName} [[${1}]]")
                .doesNotContain("<b>", "49");

        String letter = text(printer.print("review-decision", OBJECTED, new Facts(facts, MESSAGES), TYPED).pdf());
        assertThat(letter).contains("<b>Été</b> ${7*7} #{x} {leadName} [[${1}]]").doesNotContain("49");
    }

    @Test
    void anObjectionTellsItsGroundAndTheWaysOfAppeal() throws IOException {
        byte[] pdf = printer.print("review-decision", OBJECTED, facts(everything()), "Claire Martin").pdf();

        assertThat(text(pdf)).contains("Objet", "opposition à votre projet de santé", "L.\u00a01434-12",
                "Voies et délais de recours", "tribunal administratif", "www.telerecours.fr");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith("fr");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    @Test
    void anActThatWouldBeVoidIsNotPrinted() {
        assertThatThrownBy(() -> printer.print("review-decision", OBJECTED, facts(Map.of("legalGround", "x")), "Claire"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("il manque decisionReasons");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace("\r", "").replaceAll("\\s*\\n\\s*", " ");
        }
    }

    /** Each kind of structure and outcome by which the wording differs; none for most mails. */
    private static Collection<Variant> variants(String template) {
        Set<StructureType> types = new LinkedHashSet<>(Collections.singleton(null));
        Set<String> outcomes = new LinkedHashSet<>(Collections.singleton(null));
        for (String key : BUNDLE.stringPropertyNames()) {
            Matcher matcher = VARIANT.matcher(key);
            if (matcher.matches() && matcher.group(1).equals(template)) {
                types.add(matcher.group(2) == null ? null : StructureType.valueOf(matcher.group(2)));
                outcomes.add(matcher.group(3));
            }
        }
        assertThat(outcomes.size() == 1 || texts.find("mail." + template + ".outcome").isPresent()).as(template).isTrue();
        return types.stream().flatMap(type -> outcomes.stream().map(outcome -> new Variant(type, outcome))).toList();
    }

    private static Facts facts(Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(Map.of("reference", "2026-38-0001", "structure", "CPTS du Voironnais",
                "stage", "Émergence", "task", "Qualifier le projet", "taskDue", LocalDate.of(2026, 12, 4)));
        facts.putAll(more);
        return new Facts(facts, MESSAGES);
    }

    private static Map<String, Object> everything() {
        Map<String, Object> facts = new HashMap<>();
        BUNDLE.stringPropertyNames().forEach(key -> {
            Matcher mentions = MENTION.matcher(BUNDLE.getProperty(key));
            while (mentions.find()) {
                facts.putIfAbsent(mentions.group(1), "«\u00a0donnée\u00a0»");
            }
        });
        facts.remove("what");
        facts.put("structure", "CPTS du Voironnais");
        facts.put("missingPieces", List.of("Budget", "Calendrier"));
        facts.put("legalDate", LocalDate.of(2027, 1, 21));
        return facts;
    }
}
