package fr.maillage.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.workflow.ParisTime;

/**
 * A contract from its first draft to its signature. Answers and signatures of the parties are rows of their own: each
 * belongs to a draft or to a signing round, and a new round makes the earlier ones void.
 */
@Table("contract")
class Contract {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private ContractKind kind;
    private ContractPurpose purpose;
    private SigningMode signing;
    private Instant openedAt;
    private int draft;
    private int signingRound;
    private LocalDate effectiveOn;
    private String indicators;
    private String note;
    private Integer population;
    private Integer sizeClass;
    private ContractOutcome outcome;
    private LocalDate decidedOn;
    private LocalDate signedOn;
    private Integer rank;
    private UUID signedFile;
    private Integer durationYears;
    private UUID draftDocument;
    @MappedCollection(idColumn = "contract")
    private Set<ContractParty> parties = new HashSet<>();
    @MappedCollection(idColumn = "contract", keyColumn = "position")
    private List<ContractMission> missions = new ArrayList<>();
    @MappedCollection(idColumn = "contract", keyColumn = "position")
    private List<ContractAmount> amounts = new ArrayList<>();

    /** For the repository. */
    Contract() {
    }

    Contract(String dossier, ContractKind kind, ContractPurpose purpose, SigningMode signing, Instant openedAt) {
        this.dossier = dossier;
        this.kind = kind;
        this.purpose = purpose;
        this.signing = signing;
        this.openedAt = openedAt;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    ContractKind kind() {
        return kind;
    }

    ContractPurpose purpose() {
        return purpose;
    }

    SigningMode signing() {
        return signing;
    }

    /** The day whose tables the contract follows to its end, in Paris. */
    LocalDate openedOn() {
        return ParisTime.dateOf(openedAt);
    }

    /** Number of the draft, from 1; the parties negotiate the latest. */
    int draft() {
        return draft;
    }

    /** Number of the signing round, from 1; signatures of earlier ones are void. */
    int signingRound() {
        return signingRound;
    }

    Optional<LocalDate> effectiveOn() {
        return Optional.ofNullable(effectiveOn);
    }

    String indicators() {
        return indicators;
    }

    String note() {
        return note;
    }

    Integer population() {
        return population;
    }

    Integer sizeClass() {
        return sizeClass;
    }

    Optional<ContractOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** The day of the last signature. */
    Optional<LocalDate> signedOn() {
        return Optional.ofNullable(signedOn);
    }

    /** The next anniversary of the signature after that day. */
    LocalDate anniversaryAfter(LocalDate day) {
        return MissionFollowUps.anniversaryAfter(signedOn, day);
    }

    /** How many structures of the type in the département then had a contract, this one included; only of a first contract. */
    Optional<Integer> rank() {
        return Optional.ofNullable(rank);
    }

    /** Whole years from its date of effect; empty until it is registered. */
    Optional<Integer> durationYears() {
        return Optional.ofNullable(durationYears);
    }

    /** First day on which it is no longer in force. */
    Optional<LocalDate> endsOn() {
        return durationYears().map(years -> effectiveOn().or(this::signedOn).orElseThrow().plusYears(years));
    }

    Optional<UUID> signedFile() {
        return Optional.ofNullable(signedFile);
    }

    /** The draft as everybody reads it, a version for each draft. */
    Optional<UUID> draftDocument() {
        return Optional.ofNullable(draftDocument);
    }

    /** In the order in which they sign. */
    List<Party> parties() {
        return ranked().map(ContractParty::party).toList();
    }

    /** The party that writes the drafts; empty where nobody has been named. */
    Optional<Party> drafter() {
        return ranked().filter(ContractParty::drafts).map(ContractParty::party).findFirst();
    }

    /** Whether a party makes a first payment once the contract is signed; an amendment has none. */
    boolean hasFirstPayment() {
        return purpose != ContractPurpose.AMENDMENT && parties.stream().anyMatch(ContractParty::pays);
    }

    /** The parties whose turn it is, when those have signed. */
    List<Party> nextAfter(Set<Party> signed) {
        List<ContractParty> awaited = ranked().filter(each -> !signed.contains(each.party())).toList();
        return awaited.stream()
                .filter(each -> signing == SigningMode.PARALLEL || each.signingOrder() == awaited.get(0).signingOrder())
                .map(ContractParty::party)
                .toList();
    }

    private Stream<ContractParty> ranked() {
        return parties.stream()
                .sorted(Comparator.comparingInt(ContractParty::signingOrder).thenComparing(ContractParty::party));
    }

    List<ContractMission> missions() {
        return List.copyOf(missions);
    }

    List<ContractAmount> amounts() {
        return List.copyOf(amounts);
    }

    Optional<ContractAmount> amount(AmountPurpose purpose) {
        return amounts.stream().filter(amount -> amount.purpose() == purpose).findFirst();
    }

    void isBetween(Set<ContractParty> those) {
        parties = new HashSet<>(those);
    }

    /** A new draft: what the parties thought of the one before no longer counts. */
    void draft(DraftContract form, Integer inhabitants, Integer size) {
        draft++;
        effectiveOn = form.effectiveOn();
        missions = new ArrayList<>(form.missions() == null ? List.of() : form.missions());
        amounts = new ArrayList<>(form.amounts());
        indicators = form.indicators();
        note = form.note();
        population = inhabitants;
        sizeClass = size;
    }

    void printedAs(UUID document) {
        draftDocument = document;
    }

    /** The structure has approved the draft: everybody signs this one. */
    void openSigning() {
        signingRound++;
    }

    void sign(LocalDate day, Integer inhabitants, Integer size, Integer rankInDepartement, List<ContractMission> dated) {
        outcome = ContractOutcome.SIGNED;
        signedOn = day;
        population = inhabitants;
        sizeClass = size;
        rank = rankInDepartement;
        missions = new ArrayList<>(dated);
    }

    void giveUp(ContractOutcome how, LocalDate day) {
        outcome = how;
        decidedOn = day;
    }

    void register(UUID file, LocalDate effective, int years) {
        signedFile = file;
        effectiveOn = effective;
        durationYears = years;
    }
}
