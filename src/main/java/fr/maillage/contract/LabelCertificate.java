package fr.maillage.contract;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import fr.maillage.contract.Labels.Label;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.PdfPrinter;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.Visibility;

/** The page that a MSP shows to prove its label. */
@Component
class LabelCertificate {

    private final Labels labels;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Directory directory;
    private final ITemplateEngine templates;
    private final PdfPrinter printer;
    private final ContractWords words;
    private final MessageSource messages;

    LabelCertificate(Labels labels, Dossiers dossiers, Documents documents, Directory directory,
                     ITemplateEngine templates, PdfPrinter printer, ContractWords words, MessageSource messages) {
        this.labels = labels;
        this.dossiers = dossiers;
        this.documents = documents;
        this.directory = directory;
        this.templates = templates;
        this.printer = printer;
        this.words = words;
        this.messages = messages;
    }

    @Transactional
    void issue(String reference) {
        Label label = labels.find(reference).orElseThrow();
        if (label.certificate() == null) {
            StoredDocument stored = documents.add(reference,
                    new Documents.Description(DocumentKind.ATTESTATION, text("msp.certificate.document"), Visibility.LEAD),
                    "attestation-label-%s.pdf".formatted(reference),
                    new ByteArrayInputStream(print(label, dossiers.get(reference))), null);
            labels.attest(reference, stored.id());
        }
    }

    private byte[] print(Label label, Dossier dossier) {
        Map<String, Object> content = new HashMap<>();
        content.put("title", text("msp.certificate.title"));
        content.put("agency", agency(dossier));
        content.put("statement", text("msp.certificate.statement", dossier.name(), words.day(label.effectiveOn())));
        content.put("validation", text("msp.certificate.validation", words.day(dossier.milestones().validatedOn())));
        content.put("sites", labels.sites(dossier.reference()).stream()
                .map(site -> text("msp.certificate.site", site.name(), site.address())).toList());
        content.put("exception", label.exception() == null ? List.of() : List.of(label.exception()));
        content.put("signature", text("msp.certificate.signed", words.day(label.signedOn())));
        content.put("signatory", signatory(label));
        content.put("reference", text("msp.certificate.reference", dossier.reference()));
        return printer.print(templates.process("contract/label", new Context(Locale.FRENCH, content)));
    }

    private String agency(Dossier dossier) {
        return dossier.participants(ParticipantRole.ARS).stream()
                .map(Participant::organisation)
                .map(directory::organisation)
                .map(Organisation::name)
                .findFirst()
                .orElseGet(() -> words.party(Party.ARS));
    }

    private String signatory(Label label) {
        Agent agent = directory.agent(label.signatory());
        return agent.title() == null ? agent.name() : "%s, %s".formatted(agent.name(), agent.title());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
