package fr.maillage.contract;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.reference.DueDates;
import fr.maillage.workflow.ParisTime;

/** What mails say about the contract, and who its parties are. */
@Component
class ContractMailSource implements MailSource {

    private static final String OURS = "contract-";
    private static final String SIZE_CHANGED = "contract-size-changed";

    private final Contracting contracting;
    private final ContractParties parties;
    private final Dossiers dossiers;
    private final ContractWords words;
    private final DueDates dueDates;
    private final Clock clock;

    ContractMailSource(Contracting contracting, ContractParties parties, Dossiers dossiers, ContractWords words,
                       DueDates dueDates, Clock clock) {
        this.contracting = contracting;
        this.parties = parties;
        this.dossiers = dossiers;
        this.words = words;
        this.dueDates = dueDates;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        dossiers.find(moment.reference()).ifPresent(dossier -> {
            dossier.finessLegalEntity().ifPresent(number -> facts.put("finess", number));
            dossier.finessEstablishment().ifPresent(number -> facts.put("finessEstablishment", number));
        });
        if (moment.template().equals(SIZE_CHANGED)) {
            contracting.inForce(moment.reference()).ifPresent(contract -> tellSize(moment.reference(), contract, facts::put));
        }
        contracting.find(moment.reference()).ifPresent(contract -> {
            contract.signedOn().ifPresent(day -> facts.put("contractSignedOn", day));
            contract.rank().ifPresent(rank -> facts.put("rankInDepartement", rank));
            if (moment.template().startsWith(OURS)) {
                tell(contract, facts::put);
            }
        });
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        String reference = moment.reference();
        return switch (audience) {
            case "contractParties" -> Optional.of(signatories(reference, Contract::parties));
            case "missingSignatories" -> Optional.of(signatories(reference, contracting::nextToSign));
            case "contractNegotiators" -> Optional.of(handlers(reference, parties.negotiators(reference)));
            case "contractDrafter" -> Optional.of(groups(parties.drafter(reference)).toList());
            case "missingSupervisors" -> Optional.of(contracting.nextToSign(contracting.get(reference)).stream()
                    .flatMap(party -> groups(parties.supervisors(reference, party)))
                    .distinct()
                    .toList());
            default -> Optional.empty();
        };
    }

    private List<Addressee> signatories(String reference, Function<Contract, List<Party>> who) {
        return contracting.find(reference).map(who).orElse(List.of()).stream()
                .flatMap(party -> withLead(reference, party, parties.signatoryGroup(reference, party.name())))
                .distinct()
                .toList();
    }

    private List<Addressee> handlers(String reference, List<String> who) {
        return who.stream()
                .flatMap(party -> withLead(reference, Party.valueOf(party), parties.group(reference, party)))
                .distinct()
                .toList();
    }

    /** The structure is its lead, with the accompanier who records the answer. */
    private Stream<Addressee> withLead(String reference, Party party, String groups) {
        return party != Party.STRUCTURE ? groups(groups) : Stream.concat(
                dossiers.get(reference).lead().map(lead -> Addressee.person(lead.fullName(), lead.email())).stream(),
                groups(groups));
    }

    private static Stream<Addressee> groups(String names) {
        return Stream.of(names.split(",")).map(Addressee::group);
    }

    private void tell(Contract contract, BiConsumer<String, Object> facts) {
        contract.effectiveOn().ifPresent(day -> facts.accept("contractEffectiveOn", day));
        facts.accept("contractSignBy", ParisTime.dateOf(dueDates.after("signContract").toInstant()));
        facts.accept("contractAmounts", contract.amounts().stream().map(words::line).toList());
        facts.accept("contractChanges", changes(contract));
        List<PartySignature> given = contracting.signatures(contract);
        facts.accept("contractSignedBy", given.stream()
                .filter(each -> each.signature() == ContractSignature.SIGNED)
                .map(each -> "%s (%s)".formatted(words.party(each.party()), each.signatory()))
                .toList());
        facts.accept("contractMissing", contracting.missing(contract).stream().map(words::party).toList());
        given.stream()
                .filter(each -> each.signature() == ContractSignature.REFUSED)
                .findFirst()
                .ifPresent(each -> facts.accept("suspensionReason", each.reason()));
        contracting.lastPayment(contract).ifPresent(payment -> {
            if (payment.outcome() == PaymentOutcome.PAID) {
                facts.accept("contractAmount", payment.amount());
                facts.accept("contractPaidOn", payment.paidOn());
            } else {
                facts.accept("blockingReason", payment.blockingReason());
            }
        });
    }

    private void tellSize(String reference, Contract contract, BiConsumer<String, Object> facts) {
        Dossier dossier = dossiers.get(reference);
        dossier.frozenSize().ifPresent(signed -> facts.accept("contractSizeClass", signed.sizeClass()));
        facts.accept("sizeClass", dossier.sizeClass());
        facts.accept("population", dossier.population());
        facts.accept("contractAnniversary", contract.anniversaryAfter(ParisTime.today(clock)));
    }

    /** « article : remarque » of the negotiation, the reason of a rejection, the changes that signatories ask for. */
    private List<String> changes(Contract contract) {
        return Stream.of(
                        contracting.opinions(contract).stream()
                                .flatMap(opinion -> opinion.remarks().stream())
                                .map(remark -> "%s : %s".formatted(remark.article(), remark.remark())),
                        contracting.rejection(contract).stream(),
                        contracting.signatures(contract).stream()
                                .filter(each -> each.signature() == ContractSignature.CHANGE_REQUESTED)
                                .map(each -> "%s : %s".formatted(words.party(each.party()), each.reason())))
                .flatMap(each -> each)
                .toList();
    }
}
