package fr.maillage.notification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import fr.maillage.dossier.PdfPrinter;

/** Words a letter and prints it as a PDF. */
@Component
class LetterPrinter {

    private static final String LETTER = "letter";

    private final Texts texts;
    private final ITemplateEngine templates;
    private final PdfPrinter printer;

    LetterPrinter(Texts texts, ITemplateEngine templates, PdfPrinter printer) {
        this.texts = texts;
        this.templates = templates;
        this.printer = printer;
    }

    /**
     * @param title what the letter is called among the documents
     */
    record Printed(String title, byte[] pdf) {
    }

    /** @throws IllegalStateException when a fact without which the act would be void is not known */
    Printed print(String template, Variant variant, Facts facts, String addressee) {
        requireFacts(template, variant, facts);
        String subject = line(template, variant, "subject", facts);
        Map<String, Object> content = new HashMap<>();
        content.put("subject", subject);
        content.put("addressee", addressee);
        content.put("sender", paragraphs(texts.get("letter.sender"), facts));
        content.put("place", paragraphs(texts.get("letter.place"), facts));
        content.put("reference", paragraphs(texts.get("letter.reference"), facts));
        content.put("greeting", texts.get("letter.greeting"));
        content.put("body", part(template, variant, "body", facts));
        content.put("appealTitle", texts.get("letter.appeal"));
        content.put("appeal", part(template, variant, "appeal", facts));
        content.put("closing", texts.get("letter.closing"));
        content.put("signature", paragraphs(texts.get("letter.signature"), facts));
        content.put("footer", paragraphs(texts.get("letter.footer"), facts));
        String html = templates.process("letter/letter", new Context(Locale.FRENCH, content));
        return new Printed(OneLine.of(subject), printer.print(html));
    }

    private void requireFacts(String template, Variant variant, Facts facts) {
        List<String> missing = texts.find(LETTER, template, variant, null, "required")
                .map(names -> Arrays.stream(names.split(",")).filter(name -> !facts.knows(name)).toList())
                .orElse(List.of());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(texts.get("letter.missing").replace("{missing}", String.join(", ", missing)));
        }
    }

    private String line(String template, Variant variant, String part, Facts facts) {
        return part(template, variant, part, facts).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("No text letter.%s.%s".formatted(template, part)))
                .text();
    }

    private List<Paragraph> part(String template, Variant variant, String part, Facts facts) {
        return texts.find(LETTER, template, variant, null, part).map(text -> paragraphs(text, facts)).orElse(List.of());
    }

    private static List<Paragraph> paragraphs(String text, Facts facts) {
        return Texts.paragraphs(text).stream().map(facts::fill).flatMap(Optional::stream).toList();
    }
}
