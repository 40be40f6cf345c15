package fr.maillage.contract;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.PdfPrinter;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;

/** Prints a draft as the parties read it; an amount that nobody knows yet says so. */
@Component
class DraftPrinter {

    record Line(String purpose, String amount, String source) {
    }

    private final ITemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final ContractWords words;
    private final ContractData data;
    private final Directory directory;
    private final Communes communes;
    private final Councils councils;

    DraftPrinter(ITemplateEngine templates, PdfPrinter printer, MessageSource messages, ContractWords words,
                 ContractData data, Directory directory, Communes communes, Councils councils) {
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.words = words;
        this.data = data;
        this.directory = directory;
        this.communes = communes;
        this.councils = councils;
    }

    /** What the draft is called among the documents, whatever its version. */
    String title() {
        return text("contract.draft.document");
    }

    byte[] print(Contract contract, Dossier dossier) {
        Map<String, Object> content = new HashMap<>();
        content.put("title", text("contract.draft.title." + contract.purpose(),
                text("enum.ContractKind." + contract.kind()), contract.draft()));
        content.put("subtitle", text("contract.draft.subtitle", dossier.name(), dossier.reference()));
        content.put("parties", contract.parties().stream().map(party -> named(party, contract, dossier)).toList());
        content.put("signing", text("contract.draft.signing." + contract.signing()));
        content.put("size", text(contract.kind().isBySize() ? "contract.draft.size" : "contract.draft.population",
                contract.population(), contract.sizeClass()));
        content.put("communes", communes(dossier));
        content.put("period", period(contract));
        content.put("missions", contract.missions().stream()
                .map(each -> List.of(text("enum.Mission." + each.mission()), due(each.startDue()), due(each.deploymentDue())))
                .toList());
        content.put("indicators", contract.indicators());
        content.put("amounts", contract.amounts().stream().map(this::line).toList());
        content.put("total", total(AmountTotal.of(contract.amounts())));
        content.put("rules", rules(contract));
        content.put("annexes", text("contract.draft.annexes." + contract.kind()).lines().toList());
        content.put("note", contract.note());
        return printer.print(templates.process("contract/draft", new Context(Locale.FRENCH, content)));
    }

    private String named(Party party, Contract contract, Dossier dossier) {
        String name = name(party, dossier);
        return contract.drafter().filter(party::equals).isPresent() ? text("contract.draft.drafter", name) : name;
    }

    /** How the amounts are counted, where the tables know it. */
    private List<String> rules(Contract contract) {
        LocalDate day = contract.openedOn();
        return Stream.of(
                        data.maximum(contract.kind(), contract.sizeClass(), day).map(most ->
                                text("contract.draft.maximum", words.euros(most.amount()), most.source())),
                        data.point(contract.kind(), day).map(point ->
                                text("contract.draft.point", words.euros(point.amount()), point.source())),
                        data.advance(contract.kind(), day).map(rule ->
                                text("contract.draft.advance", rule.share(), words.euros(rule.minimum()), rule.source())))
                .flatMap(Optional::stream)
                .toList();
    }

    private String name(Party party, Dossier dossier) {
        return switch (party) {
            case STRUCTURE -> dossier.name();
            case CPAM -> name(ParticipantRole.CPAM, party, dossier);
            case ARS -> name(ParticipantRole.ARS, party, dossier);
            case DEPARTEMENT -> councils.of(dossier).map(Organisation::name).orElseGet(() -> words.party(party));
        };
    }

    private String name(ParticipantRole role, Party party, Dossier dossier) {
        return dossier.participants(role).stream()
                .map(participant -> directory.organisation(participant.organisation()))
                .map(Organisation::name)
                .findFirst()
                .orElseGet(() -> words.party(party));
    }

    private String communes(Dossier dossier) {
        Map<String, Commune> known = communes.findAll(dossier.territory().stream().map(TerritoryPart::commune).toList());
        return dossier.territory().stream()
                .map(part -> known.get(part.commune()).name() + (part.isWhole() ? "" : " (%s)".formatted(part.part())))
                .collect(Collectors.joining(", "));
    }

    private String period(Contract contract) {
        String effective = contract.effectiveOn().map(words::day).orElseThrow();
        return data.durationYears(contract.kind(), contract.openedOn())
                .map(years -> text("contract.draft.effective.years", effective, years))
                .orElseGet(() -> text("contract.draft.effective", effective));
    }

    private String due(LocalDate day) {
        return day == null ? text("contract.draft.from-signature") : words.day(day);
    }

    private Line line(ContractAmount amount) {
        return new Line(text("enum.AmountPurpose." + amount.purpose()),
                amount.isKnown() ? words.euros(amount.amount()) : text("contract.draft.missing"),
                amount.source() == null ? "" : amount.source());
    }

    private String total(AmountTotal total) {
        return total.isComplete() ? text("contract.draft.total", words.euros(total.known()))
                : text("contract.draft.total.incomplete", words.euros(total.known()), total.missing().size());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
