package fr.maillage.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ParisTime;

/**
 * The contract of a dossier: its drafts, what the parties answer, their signatures, its payment. {@code by} is an engine
 * user id.
 */
@Service
@Transactional
class Contracting {

    /** What the first payment should be, with what says so. */
    record Due(BigDecimal amount, String source) {
    }

    /** A payment or why there was none. */
    record Payment(PaymentOutcome outcome, BigDecimal amount, LocalDate paidOn, String blockingReason) {
    }

    private final ContractRepository contracts;
    private final ContractOpinions opinions;
    private final PartySignatures signatures;
    private final ContractData data;
    private final DraftPrinter printer;
    private final Dossiers dossiers;
    private final Documents documents;
    private final ContractWords words;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contracting(ContractRepository contracts, ContractOpinions opinions, PartySignatures signatures, ContractData data,
                DraftPrinter printer, Dossiers dossiers, Documents documents, ContractWords words, JdbcClient jdbc,
                ApplicationEventPublisher events, Clock clock) {
        this.contracts = contracts;
        this.opinions = opinions;
        this.signatures = signatures;
        this.data = data;
        this.printer = printer;
        this.dossiers = dossiers;
        this.documents = documents;
        this.words = words;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens the contract of the kind in force today, unless one is open. An amendment is of the kind of what it amends.
     *
     * @throws IllegalStateException for an amendment where no contract is in force
     */
    Contract open(String reference, ContractPurpose purpose) {
        return find(reference)
                .filter(contract -> contract.outcome().isEmpty())
                .orElseGet(() -> {
                    ContractKind kind = purpose == ContractPurpose.AMENDMENT
                            ? inForce(reference).orElseThrow(() -> new IllegalStateException("nothing to amend in " + reference)).kind()
                            : data.kind(dossiers.get(reference).type(), today());
                    return contracts.save(new Contract(reference, kind, purpose, data.signing(kind, today()), clock.instant()));
                });
    }

    /** The latest contract of the dossier that has been signed, amendments apart. */
    @Transactional(readOnly = true)
    Optional<Contract> inForce(String reference) {
        return contracts.findFirstByDossierAndOutcomeAndPurposeNotOrderByIdDesc(reference, ContractOutcome.SIGNED,
                ContractPurpose.AMENDMENT);
    }

    /** The latest contract of the dossier. */
    @Transactional(readOnly = true)
    Contract get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no contract of " + reference));
    }

    @Transactional(readOnly = true)
    Optional<Contract> find(String reference) {
        return contracts.findFirstByDossierOrderByIdDesc(reference);
    }

    /** The contract in force that an amendment changes; empty for any other contract. */
    @Transactional(readOnly = true)
    Optional<Contract> amended(Contract contract) {
        return Optional.of(contract).filter(each -> each.purpose() == ContractPurpose.AMENDMENT)
                .flatMap(each -> inForce(each.dossier()));
    }

    void recordParties(String reference, Set<ContractParty> parties) {
        Contract contract = get(reference);
        contract.isBetween(parties);
        contracts.save(contract);
    }

    void draft(String reference, DraftContract form, String by) {
        Dossier dossier = dossiers.get(reference);
        Contract contract = get(reference);
        contract.draft(form, dossier.population(), dossier.sizeClass());
        print(contract, dossier, by);
        contracts.save(contract);
        dossiers.journal(reference, JournalEntry.of("contract.drafted", Visibility.LEAD, contract.draft()), by);
    }

    private void print(Contract contract, Dossier dossier, String by) {
        InputStream pdf = new ByteArrayInputStream(printer.print(contract, dossier));
        String fileName = "projet-de-contrat-%d.pdf".formatted(contract.draft());
        contract.draftDocument().ifPresentOrElse(
                document -> documents.addVersion(document, fileName, pdf, by),
                () -> contract.printedAs(documents.add(dossier.reference(), new Documents.Description(
                        DocumentKind.CONTRACT, printer.title(), Visibility.LEAD), fileName, pdf, by).id()));
    }

    /** The answers to the draft that is being negotiated. */
    @Transactional(readOnly = true)
    List<ContractOpinion> opinions(Contract contract) {
        return opinions.findByContractAndDraftOrderById(contract.id(), contract.draft());
    }

    void negotiate(String reference, Party party, NegotiateContract form, String by) {
        Contract contract = get(reference);
        List<ArticleRemark> remarks = form.remarks() == null ? List.of() : form.remarks();
        opinions.save(new ContractOpinion(null, contract.id(), contract.draft(), party, form.agreement(), remarks,
                clock.instant(), by));
        dossiers.journal(reference, JournalEntry.of("contract." + form.agreement(), Visibility.LEAD, words.party(party),
                contract.draft()), by);
    }

    void deliberate(String reference, RecordDeliberation form, UUID minutes, String by) {
        Contract contract = get(reference);
        jdbc.sql("""
                        insert into contract_deliberation
                          (contract, draft, deliberation, body, held_on, minutes, reason, recorded_at, recorded_by)
                        values (:contract, :draft, :deliberation, :body, :heldOn, :minutes, :reason, :at, :by)""")
                .param("contract", contract.id())
                .param("draft", contract.draft())
                .param("deliberation", form.deliberation().name())
                .param("body", form.body())
                .param("heldOn", form.heldOn())
                .param("minutes", minutes)
                .param("reason", form.reason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        if (form.deliberation() == Deliberation.APPROVED) {
            contract.openSigning();
            contracts.save(contract);
        }
        dossiers.journal(reference, JournalEntry.of("contract." + form.deliberation(), Visibility.LEAD, form.body())
                .withNote(form.reason()), by);
    }

    /** Every contract of the dossier, latest first. */
    @Transactional(readOnly = true)
    List<Contract> all(String reference) {
        return contracts.findByDossierOrderByIdDesc(reference);
    }

    /** The structure has approved the draft, and nobody has stopped its signature. */
    @Transactional(readOnly = true)
    boolean isBeingSigned(Contract contract) {
        boolean approved = jdbc.sql("""
                        select exists (select from contract_deliberation
                                       where contract = :contract and draft = :draft and deliberation = 'APPROVED')""")
                .param("contract", contract.id())
                .param("draft", contract.draft())
                .query(Boolean.class)
                .single();
        return approved && contract.outcome().isEmpty()
                && signatures(contract).stream().allMatch(each -> each.signature() == ContractSignature.SIGNED);
    }

    /** Why the structure has rejected the draft, when that is what it did last. */
    @Transactional(readOnly = true)
    Optional<String> rejection(Contract contract) {
        return jdbc.sql("""
                        select reason from contract_deliberation
                        where contract = :contract and draft = :draft and deliberation = 'REJECTED'""")
                .param("contract", contract.id())
                .param("draft", contract.draft())
                .query(String.class)
                .optional();
    }

    /** The answers of the signing round that is open; those of earlier rounds are void. */
    @Transactional(readOnly = true)
    List<PartySignature> signatures(Contract contract) {
        return signatures.findByContractAndSigningRoundOrderById(contract.id(), contract.signingRound());
    }

    @Transactional(readOnly = true)
    boolean anySignature(String reference, Predicate<ContractSignature> kind) {
        return signatures(get(reference)).stream().map(PartySignature::signature).anyMatch(kind);
    }

    void sign(String reference, Party party, SignContract form, UUID file, String by) {
        Contract contract = get(reference);
        signatures.save(new PartySignature(null, contract.id(), contract.signingRound(), party, form.signature(),
                form.signatory(), form.capacity(), form.delegation(), form.signedOn(), file, form.reason(),
                clock.instant(), by));
        dossiers.journal(reference, JournalEntry.of("contract." + form.signature(), Visibility.LEAD, words.party(party))
                .withNote(form.reason()), by);
    }

    /** The parties whose turn it is to sign in this round. */
    @Transactional(readOnly = true)
    List<Party> nextToSign(Contract contract) {
        return contract.nextAfter(signatures(contract).stream().map(PartySignature::party).collect(Collectors.toSet()));
    }

    /** Parties of which nothing has come in this round. */
    @Transactional(readOnly = true)
    List<Party> missing(Contract contract) {
        Set<Party> answered = signatures(contract).stream().map(PartySignature::party).collect(Collectors.toSet());
        return contract.parties().stream().filter(party -> !answered.contains(party)).toList();
    }

    void decide(String reference, DecideAfterRefusal form, String by) {
        Contract contract = get(reference);
        switch (form.contractOutcome()) {
            case RESUMED -> { }
            case WAIVED -> contract.giveUp(ContractOutcome.WAIVED, form.decidedOn());
            case ABANDONED -> contract.giveUp(ContractOutcome.ABANDONED, form.decidedOn());
        }
        contracts.save(contract);
        dossiers.journal(reference, JournalEntry.of("contract." + form.contractOutcome(), Visibility.LEAD)
                .withNote(form.reason()), by);
    }

    /**
     * All parties have signed: the contract has the date of the last signature, and its population and size class stay as
     * they are that day. Nothing happens when it is sealed already.
     */
    Contract seal(String reference) {
        Contract contract = get(reference);
        if (contract.signedOn().isPresent()) {
            return contract;
        }
        LocalDate day = lastSignature(contract);
        Dossier dossier = dossiers.get(reference);
        boolean first = contract.purpose() == ContractPurpose.FIRST;
        Integer rank = first ? 1 + contracts.signedBy(day, dossier.departement(), dossier.type().name(), contract.id()) : null;
        contract.sign(day, dossier.population(), dossier.sizeClass(), rank,
                data.dated(contract.missions(), day, contract.openedOn()));
        if (first) {
            dossiers.recordContract(reference, day, null);
        } else {
            dossiers.freezeSize(reference, null);
            dossiers.journal(reference, JournalEntry.of("contract.sealed." + contract.purpose(), Visibility.LEAD,
                    words.day(day)), null);
        }
        return contracts.save(contract);
    }

    private LocalDate lastSignature(Contract contract) {
        List<PartySignature> given = signatures(contract);
        Set<Party> signed = given.stream()
                .filter(each -> each.signature() == ContractSignature.SIGNED)
                .map(PartySignature::party)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Party.class)));
        if (!signed.containsAll(contract.parties())) {
            throw new IllegalStateException("contract %d is not signed by all: %s".formatted(contract.id(), signed));
        }
        return given.stream().map(PartySignature::signedOn).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElseThrow();
    }

    void register(String reference, RegisterContract form, StoredDocument file, String by) {
        Contract contract = get(reference);
        contract.register(file.id(), form.effectiveOn(), form.durationYears());
        contracts.save(contract);
        dossiers.journal(reference, JournalEntry.of("contract.registered", Visibility.LEAD, words.day(form.effectiveOn()),
                form.durationYears()), by);
        events.publishEvent(new ContractRegistered(reference));
    }

    /**
     * What the caisse should pay first: the yearly operation of a CPTS in full, the advance of a MSP. Empty when an amount
     * is missing or no table gives a rule: the caisse then says both.
     */
    @Transactional(readOnly = true)
    Optional<Due> firstPayment(String reference) {
        Contract contract = get(reference);
        AmountTotal total = AmountTotal.of(contract.amounts());
        return data.advance(contract.kind(), contract.openedOn())
                .map(rule -> Optional.of(total).filter(AmountTotal::isComplete)
                        .map(yearly -> new Due(rule.of(yearly.known()), rule.source())))
                .orElseGet(() -> contract.amount(AmountPurpose.OPERATION).filter(ContractAmount::isKnown)
                        .map(operation -> new Due(operation.amount(), operation.source())));
    }

    void pay(String reference, PayContract form, String source, String by) {
        jdbc.sql("""
                        insert into contract_payment
                          (contract, outcome, amount, source, paid_on, blocking_reason, recorded_at, recorded_by)
                        values (:contract, :outcome, :amount, :source, :paidOn, :blockingReason, :at, :by)""")
                .param("contract", get(reference).id())
                .param("outcome", form.contractPayment().name())
                .param("amount", form.amount())
                .param("source", source)
                .param("paidOn", form.paidOn())
                .param("blockingReason", form.blockingReason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        dossiers.journal(reference, form.contractPayment() == PaymentOutcome.PAID
                ? JournalEntry.of("contract.PAID", Visibility.LEAD, words.euros(form.amount()), words.day(form.paidOn()))
                : JournalEntry.of("contract.BLOCKED", Visibility.LEAD).withNote(form.blockingReason()), by);
    }

    @Transactional(readOnly = true)
    Optional<Payment> lastPayment(Contract contract) {
        return jdbc.sql("""
                        select outcome, amount, paid_on, blocking_reason from contract_payment
                        where contract = :contract order by id desc limit 1""")
                .param("contract", contract.id())
                .query((row, number) -> new Payment(PaymentOutcome.valueOf(row.getString("outcome")),
                        row.getBigDecimal("amount"), row.getObject("paid_on", LocalDate.class),
                        row.getString("blocking_reason")))
                .optional();
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
