package fr.maillage.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The figures that somebody should have read before answering about an aid, a line each. */
@Component
class AidSituation {

    private final AidRules rules;
    private final Agreements agreements;
    private final FundingWords words;

    AidSituation(AidRules rules, Agreements agreements, FundingWords words) {
        this.rules = rules;
        this.agreements = agreements;
        this.words = words;
    }

    /** What is asked, what the scheme allows at the date of the request, and what is deducted. */
    List<String> ofRequest(Aid aid) {
        List<String> lines = new ArrayList<>();
        lines.add(words.text("aid.situation.scheme", words.of(aid.scheme()), words.of(aid.zone())));
        lines.add(words.text("aid.situation.asked", words.euros(aid.asked()), words.euros(aid.coveredAsked())));
        lines.add(aid.ceiling() == null ? words.text("aid.situation.no-ceiling")
                : words.text("aid.situation.ceiling", words.euros(aid.ceiling()), aid.ceilingSource()));
        deducted("aid.situation.deduction", rules.studies(aid)).ifPresent(lines::add);
        deducted("aid.situation.earlier", rules.earlier(aid)).ifPresent(lines::add);
        rules.rates(aid).ifPresent(rates -> lines.add(words.text("aid.situation.rates", rates.lowest(), rates.highest())));
        aid.implicitlyRejectedOn().ifPresent(day -> lines.add(words.text("aid.situation.rejected", words.day(day))));
        return lines;
    }

    private Optional<String> deducted(String text, Cents amount) {
        return amount.isPositive() ? Optional.of(words.text(text, words.euros(amount))) : Optional.empty();
    }

    /** The same, with the most that may be granted and what the committee said. */
    List<String> ofDecision(Aid aid) {
        List<String> lines = ofRequest(aid);
        lines.add(words.text("aid.situation.highest", words.euros(aid.highest(aid.rate()))));
        if (aid.committeeText() != null) {
            lines.add(words.text("aid.situation.committee", aid.committeeText()));
        }
        return lines;
    }

    List<String> ofGrant(Aid aid) {
        return List.of(words.text("aid.situation.granted", words.euros(aid.granted())));
    }

    /** The same, and what the beneficiary has been granted for the year in all. */
    List<String> ofYear(Aid aid, int year) {
        List<String> lines = new ArrayList<>(ofGrant(aid));
        Cents ofYear = agreements.grantedInYear(aid, year);
        if (ofYear.exceeds(aid.granted())) {
            lines.add(words.text("aid.situation.year", String.valueOf(year), words.euros(ofYear)));
        }
        return lines;
    }

    /** What was granted and paid, and who can receive money today. */
    List<String> ofPayment(Aid aid) {
        List<String> lines = new ArrayList<>(ofGrant(aid));
        lines.add(words.text("aid.situation.paid", words.euros(agreements.paid(aid.id()))));
        lines.add(agreements.payee(aid.id(), agreements.today()).map(siret -> words.text("aid.situation.payee", siret))
                .orElseGet(() -> words.text("aid.situation.no-payee")));
        agreements.get(aid.id()).carrier().ifPresent(carrier ->
                lines.add(words.text("aid.situation.carrier", carrier.carrier(), words.day(carrier.carrierUntil()))));
        return lines;
    }
}
