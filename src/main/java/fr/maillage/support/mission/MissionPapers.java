package fr.maillage.support.mission;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.PdfPrinter;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.ParisTime;

/** Prints orders and formal notices. Administrations read them, and the consultant on the page of the mission. */
@Component
@Transactional
class MissionPapers {

    private final Missions missions;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Directory directory;
    private final ITemplateEngine templates;
    private final PdfPrinter printer;
    private final MissionWords words;

    MissionPapers(Missions missions, Dossiers dossiers, Documents documents, Directory directory,
                  ITemplateEngine templates, PdfPrinter printer, MissionWords words) {
        this.missions = missions;
        this.dossiers = dossiers;
        this.documents = documents;
        this.directory = directory;
        this.templates = templates;
        this.printer = printer;
        this.words = words;
    }

    /** Safe to repeat. */
    void printOrder(long id) {
        MissionOrder order = missions.order(id);
        if (order.document().isEmpty()) {
            missions.orderPrinted(id, store(id, "mission/order", words.text("mission.order.title", order.number()),
                    order.number().toLowerCase(Locale.ROOT) + ".pdf"));
        }
    }

    /** Safe to repeat. */
    void printNotice(long id) {
        MissionOrder order = missions.order(id);
        if (order.noticeDocument().isEmpty()) {
            missions.noticePrinted(id, store(id, "mission/notice", words.text("mission.notice.title", order.number()),
                    "mise-en-demeure-%s.pdf".formatted(order.number().toLowerCase(Locale.ROOT))));
        }
    }

    private UUID store(long id, String template, String title, String fileName) {
        ConsultantMission mission = missions.get(id);
        byte[] pdf = printer.print(templates.process(template, new Context(Locale.FRENCH, content(mission, title))));
        return documents.add(mission.dossier(),
                new Documents.Description(DocumentKind.OTHER, title, Visibility.ADMINISTRATIONS), fileName,
                new ByteArrayInputStream(pdf), null).id();
    }

    private Map<String, Object> content(ConsultantMission mission, String title) {
        MissionOrder order = missions.order(mission.id());
        FrameworkAgreement agreement = missions.agreement(mission).orElseThrow();
        Dossier dossier = dossiers.get(mission.dossier());
        Organisation consultant = directory.organisation(order.organisation());
        Map<String, Object> content = new HashMap<>();
        content.put("title", title);
        content.put("issuedOn", words.day(ParisTime.dateOf(order.issuedAt())));
        content.put("agreement", words.text("mission.order.agreement", agreement.number(), agreement.name()));
        content.put("lot", words.lot(mission.lot()));
        content.put("buyer", dossier.participants(ParticipantRole.ARS).stream().findFirst()
                .map(ars -> words.organisation(ars.organisation())).orElse(""));
        content.put("consultant", consultant.name());
        content.put("dossier", words.text("mission.order.dossier", dossier.name(), dossier.reference()));
        content.put("territory", dossier.territoryText());
        content.put("lead", dossier.lead().map(Lead::fullName).orElse(null));
        content.put("leadContact", dossier.lead().map(MissionPapers::contact).orElse(null));
        content.put("purpose", mission.purpose().orElse(""));
        content.put("deliverable", mission.deliverable());
        content.put("days", words.text("mission.order.days", mission.days()));
        content.put("price", Euros.text(order.price()));
        content.put("commitment", order.commitmentNumber());
        content.put("dueOn", words.day(order.dueOn()));
        content.put("penalty", agreement.penaltyDivisor() == null ? null
                : words.text("mission.order.penalty", agreement.penaltyDivisor()));
        content.put("noticeOn", order.noticeOn().map(words::day).orElse(null));
        content.put("noticeUntil", order.noticeUntil().map(words::day).orElse(null));
        content.put("noticeMode", order.noticeMode().map(words::constant).orElse(null));
        content.put("noticeText", order.noticeText().orElse(null));
        return content;
    }

    private static String contact(Lead lead) {
        return lead.telephone() == null ? lead.email() : lead.telephone() + ", " + lead.email();
    }
}
