package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** An aid to a beneficiary, from its request to the decision. The money is paid under an {@link AidAgreement}. */
@Table("aid")
class Aid {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private AidKind kind;
    private Instant openedAt;
    private AidState state;
    @Embedded.Nullable
    private AidRequest request;
    private LocalDate completeOn;
    private LocalDate silenceOn;
    private LocalDate implicitlyRejectedOn;
    private AidScheme scheme;
    private Zone zone;
    private Set<AidPurpose> covered = Set.of();
    private Set<AidPiece> missingPieces = Set.of();
    private LocalDate piecesBy;
    private BigDecimal rate;
    private BigDecimal ceiling;
    private String ceilingSource;
    private BigDecimal deduction;
    private String ineligibleReason;
    private String committeeText;
    @Embedded.Nullable
    private AidDecision decision;
    private LocalDate appealReceivedOn;
    private String appealReasons;
    @MappedCollection(idColumn = "aid", keyColumn = "position")
    private List<AidLine> lines = new ArrayList<>();
    @MappedCollection(idColumn = "aid", keyColumn = "position")
    private List<AidFinding> findings = new ArrayList<>();

    /** For the repository. */
    Aid() {
    }

    Aid(String dossier, AidKind kind, Instant openedAt) {
        this.dossier = dossier;
        this.kind = kind;
        this.openedAt = openedAt;
        this.state = AidState.OPENED;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    AidKind kind() {
        return kind;
    }

    AidState state() {
        return state;
    }

    /** The request; empty until it is filed. */
    Optional<AidRequest> filed() {
        return Optional.ofNullable(request);
    }

    /** @throws IllegalStateException before it is filed */
    AidRequest request() {
        return filed().orElseThrow(() -> new IllegalStateException("aid %d has not been filed".formatted(id)));
    }

    /** Last day on which the agency can decide before its silence counts as a rejection. */
    LocalDate silenceOn() {
        return silenceOn;
    }

    /** The day the agency had the last required piece. */
    LocalDate completeOn() {
        return completeOn;
    }

    Optional<LocalDate> implicitlyRejectedOn() {
        return Optional.ofNullable(implicitlyRejectedOn);
    }

    AidScheme scheme() {
        return scheme;
    }

    Zone zone() {
        return zone;
    }

    Set<AidPiece> missingPieces() {
        return missingPieces;
    }

    LocalDate piecesBy() {
        return piecesBy;
    }

    BigDecimal rate() {
        return rate;
    }

    BigDecimal ceiling() {
        return ceiling;
    }

    BigDecimal deduction() {
        return deduction;
    }

    String ineligibleReason() {
        return ineligibleReason;
    }

    String committeeText() {
        return committeeText;
    }

    Optional<AidDecision> decision() {
        return Optional.ofNullable(decision);
    }

    LocalDate appealReceivedOn() {
        return appealReceivedOn;
    }

    String appealReasons() {
        return appealReasons;
    }

    List<AidLine> lines() {
        return List.copyOf(lines);
    }

    List<AidFinding> findings() {
        return List.copyOf(findings);
    }

    boolean covers(AidPurpose purpose) {
        return covered.contains(purpose);
    }

    /** The lines that the scheme can pay. */
    List<AidLine> coveredLines() {
        return lines.stream().filter(line -> covers(line.purpose())).toList();
    }

    Cents asked() {
        return Cents.sum(lines.stream().map(AidLine::asked).toList());
    }

    /** What the covered lines ask for. */
    Cents coveredAsked() {
        return Cents.sum(coveredLines().stream().map(AidLine::asked).toList());
    }

    /** The most that the scheme can grant with that rate. */
    Cents highest(BigDecimal percent) {
        Cents cost = Cents.sum(coveredLines().stream().map(AidLine::cost).toList());
        return new GrantRule(ceiling == null ? null : Cents.of(ceiling), Cents.of(deduction), percent).highest(coveredAsked(), cost);
    }

    String ceilingSource() {
        return ceilingSource;
    }

    Cents granted() {
        return lines.stream().map(line -> Cents.of(line.granted())).reduce(Cents.ZERO, Cents::plus);
    }

    void file(AidRequest filedRequest, List<AidLine> filedLines, LocalDate silence) {
        state = AidState.FILED;
        request = filedRequest;
        lines = new ArrayList<>(filedLines);
        complete(filedRequest.receivedOn(), silence);
    }

    void notWanted() {
        state = AidState.NOT_WANTED;
    }

    void withdraw() {
        state = AidState.WITHDRAWN;
    }

    /** The last required piece is there: the period of silence counts from this day. */
    void complete(LocalDate on, LocalDate silence) {
        completeOn = on;
        silenceOn = silence;
    }

    void rejectedBySilence(LocalDate day) {
        implicitlyRejectedOn = day;
    }

    void liesIn(Zone where) {
        zone = where;
    }

    void examinedUnder(AidScheme rules, BigDecimal highest, String source) {
        scheme = rules;
        ceiling = highest;
        ceilingSource = source;
    }

    /** What was granted before counts against the ceiling. */
    void deducts(BigDecimal earlier) {
        deduction = earlier;
    }

    void covers(Set<AidPurpose> purposes) {
        covered = Set.copyOf(purposes);
    }

    void found(List<AidFinding> answers) {
        findings = new ArrayList<>(answers);
    }

    void ineligible(String reason) {
        state = AidState.INELIGIBLE;
        ineligibleReason = reason;
    }

    void lacks(Set<AidPiece> pieces, LocalDate by) {
        missingPieces = Set.copyOf(pieces);
        piecesBy = by;
    }

    /** A ceiling that no table knows, as the handler found it. */
    void cappedAt(BigDecimal highest, String source) {
        ceiling = highest;
        ceilingSource = source;
    }

    void share(BigDecimal percent) {
        rate = percent;
    }

    void judged(String text) {
        committeeText = text;
    }

    void decide(AidState outcome, AidDecision taken) {
        state = outcome;
        decision = taken;
    }

    void appeal(LocalDate receivedOn) {
        appealReceivedOn = receivedOn;
    }

    void answerAppeal(String reasons) {
        appealReasons = reasons;
    }

    /** The refusal is withdrawn: the request is examined again, with a new period of silence. */
    void reopen(LocalDate day, LocalDate silence) {
        state = AidState.FILED;
        implicitlyRejectedOn = null;
        complete(day, silence);
    }

    /** Writes an amount on each line that the map names. */
    void eachLine(Map<AidPurpose, BigDecimal> amounts, BiFunction<AidLine, BigDecimal, AidLine> writing) {
        lines.replaceAll(line -> amounts.containsKey(line.purpose()) ? writing.apply(line, amounts.get(line.purpose())) : line);
    }

    void reject(Map<AidPurpose, String> reasons) {
        lines.replaceAll(line -> line.accepting(line.accepted(), reasons.get(line.purpose())));
    }
}
