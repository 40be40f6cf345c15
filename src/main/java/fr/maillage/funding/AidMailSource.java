package fr.maillage.funding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.MailSource;

/** What mails and letters say about the aid that an instance works on, and who liquidates its beneficiary. */
@Component
class AidMailSource implements MailSource {

    private static final String OURS = "aid-";

    private final Aids aids;
    private final Agreements agreements;
    private final AidAgreements model;
    private final AidClock aidClock;
    private final FundingWords words;

    AidMailSource(Aids aids, Agreements agreements, AidAgreements model, AidClock aidClock, FundingWords words) {
        this.aids = aids;
        this.agreements = agreements;
        this.model = model;
        this.aidClock = aidClock;
        this.words = words;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        if (moment.template().startsWith(OURS) && moment.variable(Aids.AID) instanceof Long id) {
            BiConsumer<String, Object> tell = (name, value) -> {
                if (value != null) {
                    facts.put(name, value);
                }
            };
            Aid aid = aids.get(id);
            describe(aid, tell);
            agreements.find(id).ifPresent(agreement -> describe(aid, agreement, tell));
        }
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        if (!audience.equals("liquidator") || !(moment.variable(Aids.AID) instanceof Long id)) {
            return Optional.empty();
        }
        return Optional.of(agreements.find(id).flatMap(AidAgreement::liquidation)
                .map(end -> Addressee.person(end.liquidator(), end.liquidatorEmail())).stream().toList());
    }

    private void describe(Aid aid, BiConsumer<String, Object> tell) {
        tell.accept("aidKind", aid.kind());
        aid.filed().ifPresent(request -> {
            tell.accept("aidReceivedOn", aid.completeOn());
            tell.accept("aidSilenceOn", aid.silenceOn());
            tell.accept("aidAsked", aid.asked().euros());
            tell.accept("aidLines", aid.lines().stream().map(this::line).toList());
            LocalDate closing = aidClock.campaignClosing(aids.today().getYear());
            tell.accept("campaignClosing", closing);
        });
        tell.accept("aidRejectedOn", aid.implicitlyRejectedOn().orElse(null));
        tell.accept("aidPieces", aid.missingPieces().isEmpty() ? null : aid.missingPieces().stream().map(words::of).sorted().toList());
        tell.accept("aidPiecesBy", aid.piecesBy());
        tell.accept("aidReasons", aid.decision().map(AidDecision::reasons).orElse(aid.ineligibleReason()));
        tell.accept("aidAppealReasons", aid.appealReasons());
        aid.decision().ifPresent(decision -> {
            tell.accept("aidDecidedOn", decision.decidedOn());
            tell.accept("aidSignatory", decision.signatory());
        });
        if (aid.state().isGranted()) {
            tell.accept("aidGranted", aid.granted().euros());
            Cents deduction = Cents.of(aid.deduction());
            tell.accept("aidDeduction", deduction.isPositive() ? deduction.euros() : null);
        }
    }

    private void describe(Aid aid, AidAgreement agreement, BiConsumer<String, Object> tell) {
        tell.accept("aidInstalments", agreement.instalments().stream().map(this::line).toList());
        tell.accept("aidFiscalYear", String.valueOf(agreement.fiscalYear()));
        tell.accept("aidReportDue", model.reportDueOn(aid.id()));
        tell.accept("aidSignatureRefusal", agreements.refusal(aid.id()).orElse(null));
        tell.accept("aidExtendedUntil", agreement.extendedUntil().orElse(null));
        tell.accept("aidOrder", agreement.orderNumber());
        tell.accept("aidRecoverable", agreement.recoverable());
        tell.accept("aidRejections", aid.lines().stream().filter(line -> line.rejection() != null)
                .map(line -> words.text("aid.line.rejected", words.of(line.purpose()), line.rejection()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), list -> list.isEmpty() ? null : list)));
        agreements.lastAttempt(aid.id()).ifPresent(last -> {
            tell.accept("aidPaid", last.amount());
            tell.accept("aidPaidOn", last.paidOn());
            tell.accept("blockingReason", last.blockingReason());
        });
        agreements.subsidies(aid.id()).ifPresent(year ->
                tell.accept("aidYearTotal", year.before().plus(year.payment()).euros()));
        if (aid.lines().stream().anyMatch(line -> line.accepted() != null)) {
            tell.accept("aidBalance", agreements.settlement(aid.id()).balance().euros());
        }
    }

    /** « Secrétariat : 20 000,00 € demandés », then « …, 15 000,00 € accordés ». */
    private String line(AidLine line) {
        return line.granted() == null
                ? words.text("aid.line.asked", words.of(line.purpose()), words.euros(line.asked()))
                : words.text("aid.line.granted", words.of(line.purpose()), words.euros(line.asked()), words.euros(line.granted()));
    }

    private String line(Instalment instalment) {
        return words.text("aid.instalment", instalment.label(), words.euros(instalment.amount()), words.of(instalment.condition()));
    }
}
