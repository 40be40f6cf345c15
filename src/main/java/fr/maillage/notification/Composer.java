package fr.maillage.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Puts a mail into words for one recipient: first what changed, then what to do and by when, then the rest. */
@Component
class Composer {

    private static final String MAIL = "mail";

    private final Texts texts;
    private final ITemplateEngine templates;

    Composer(Texts texts, ITemplateEngine templates) {
        this.texts = texts;
        this.templates = templates;
    }

    /**
     * @param label what the mail is about, at the end of its subject
     * @param link  where to go on; {@code null} for who has no account
     */
    Composed compose(String template, Variant variant, Recipient recipient, Facts facts, String label,
                     String link) {
        String audience = recipient.audience();
        Map<String, Object> content = new HashMap<>();
        content.put("greeting", recipient.greeting());
        content.put("news", one(required(template, variant, audience, "news"), facts));
        content.put("todo", texts.find(MAIL, template, variant, audience, "todo")
                .flatMap(text -> filled(text, facts).stream().findFirst())
                .map(Paragraph::text)
                .orElseGet(() -> texts.get("mail.nothing-to-do")));
        content.put("details", texts.find(MAIL, template, variant, audience, "details")
                .map(text -> filled(text, facts)).orElse(List.of()));
        content.put("contact", filled(texts.get("mail.contact"), facts));
        content.put("about", one(texts.get("mail.about"), facts));
        content.put("link", link);
        content.put("linkText", texts.get("mail.link"));
        content.put("why", one(texts.get("mail.why." + audience), facts));
        content.put("footer", filled(texts.get("mail.footer"), facts));
        String what = one(required(template, variant, audience, "subject"), facts);
        String subject = OneLine.of("%s (%s)".formatted(
                one(texts.get("mail.subject"), facts.with(Map.of("what", what))), label));
        content.put("subject", subject);
        Context context = new Context(Locale.FRENCH, content);
        return new Composed(subject, templates.process("mail/mail", context), templates.process("mail/mail.txt", context));
    }

    private String required(String template, Variant variant, String audience, String part) {
        return texts.find(MAIL, template, variant, audience, part)
                .orElseThrow(() -> new IllegalStateException("No text mail.%s.%s".formatted(template, part)));
    }

    private static List<Paragraph> filled(String text, Facts facts) {
        return Texts.paragraphs(text).stream().map(facts::fill).flatMap(Optional::stream).toList();
    }

    /** The first of the alternatives whose facts are all known. */
    private static String one(String text, Facts facts) {
        return filled(text, facts).stream().findFirst().map(Paragraph::text)
                .orElseThrow(() -> new IllegalStateException("A fact is missing for: " + text));
    }
}
