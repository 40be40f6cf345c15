package fr.maillage.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;

/** A letter of intention or a health project as it was filed; each new filing of the same dossier has the next number. */
@Table("filing")
class Filing {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String reference;
    private FilingSubject subject;
    private int number;
    private LocalDate receivedOn;
    private String depositedBy;
    private Channel channel;
    private Instant recordedAt;
    private String recordedBy;
    private String projectVersion;
    private String externalNumber;
    private BigDecimal budgetWished;
    private Set<String> documents = Set.of();
    private LegalRegime regime;
    private String silence;
    private LocalDate startsOn;
    private LocalDate legalDate;
    private LocalDate prudentDate;
    private LocalDate targetDate;
    private LocalDate piecesBy;
    private FilingState state = FilingState.OPEN;
    private LocalDate endedOn;
    private String withdrawal;
    private boolean teamAsked;
    private TeamAnswer teamAnswer;
    private LocalDate teamCompleteBy;
    @MappedCollection(idColumn = "filing", keyColumn = "position")
    private List<FilingPiece> pieces = new ArrayList<>();
    @MappedCollection(idColumn = "filing", keyColumn = "position")
    private List<ConformityFinding> conformity = new ArrayList<>();
    @MappedCollection(idColumn = "filing", keyColumn = "position")
    private List<ReasonAnswer> answers = new ArrayList<>();

    /** For the repository. */
    Filing() {
    }

    Filing(String reference, FilingSubject subject, int number) {
        this.reference = reference;
        this.subject = subject;
        this.number = number;
    }

    Long id() {
        return id;
    }

    String reference() {
        return reference;
    }

    FilingSubject subject() {
        return subject;
    }

    int number() {
        return number;
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    String depositedBy() {
        return depositedBy;
    }

    Channel channel() {
        return channel;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String projectVersion() {
        return projectVersion;
    }

    String externalNumber() {
        return externalNumber;
    }

    BigDecimal budgetWished() {
        return budgetWished;
    }

    Set<String> documents() {
        return documents;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate legalDate() {
        return legalDate;
    }

    LocalDate prudentDate() {
        return prudentDate;
    }

    /** Day by which the authority means to decide where silence means nothing; {@code null} under a legal clock. */
    LocalDate targetDate() {
        return targetDate;
    }

    /** Day by which the lead has been asked for what is missing. */
    LocalDate piecesBy() {
        return piecesBy;
    }

    FilingState state() {
        return state;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    List<FilingPiece> pieces() {
        return List.copyOf(pieces);
    }

    List<ReasonAnswer> answers() {
        return List.copyOf(answers);
    }

    /** Refused, or returned to be completed. */
    boolean isRefused() {
        return state == FilingState.OBJECTED || state == FilingState.RETURNED;
    }

    boolean isOpen() {
        return state.isOpen();
    }

    /** What was found when the project was held against the national specification; empty for other types. */
    List<ConformityFinding> conformity() {
        return List.copyOf(conformity);
    }

    /** Whether silence means nothing here: the authority has a target, and no legal clock runs. */
    boolean hasNoLegalClock() {
        return regime == LegalRegime.NONE;
    }

    /** The term of the running legal clock; none before it is armed or under a regime where silence means nothing. */
    Optional<LegalTerm> term() {
        return regime == LegalRegime.TACIT_VALIDATION ? timetable() : Optional.empty();
    }

    /** The term by which to decide, legal or not; none before the regime is known. */
    Optional<LegalTerm> timetable() {
        return silence == null
                ? Optional.empty()
                : Optional.of(LegalTerm.of(receivedOn, requiredReceipts(), Period.parse(silence)));
    }

    private List<LocalDate> requiredReceipts() {
        return pieces.stream().filter(piece -> piece.required() && piece.receivedOn() != null)
                .map(FilingPiece::receivedOn).toList();
    }

    void depositedAs(Deposit deposit, Set<String> newDocuments, Instant at, String by) {
        receivedOn = deposit.receivedOn();
        depositedBy = deposit.depositedBy();
        channel = deposit.channel();
        documents = newDocuments;
        recordedAt = at;
        recordedBy = by;
        state = FilingState.OPEN;
    }

    void letterAsking(BigDecimal budget) {
        budgetWished = budget;
    }

    void projectIn(String versionOfProject, String number, List<ReasonAnswer> reasonAnswers) {
        projectVersion = versionOfProject;
        externalNumber = number;
        answers = new ArrayList<>(reasonAnswers);
    }

    void conforms(List<ConformityFinding> findings) {
        conformity = new ArrayList<>(findings);
    }

    void expects(List<FilingPiece> expected) {
        pieces = new ArrayList<>(expected);
    }

    void change(String piece, UnaryOperator<FilingPiece> change) {
        pieces.replaceAll(each -> each.piece().equals(piece) ? change.apply(each) : each);
    }

    Optional<FilingPiece> piece(String code) {
        return pieces.stream().filter(each -> each.piece().equals(code)).findFirst();
    }

    void askForPiecesBy(LocalDate day) {
        piecesBy = day;
        if (subject == FilingSubject.LETTER) {
            state = FilingState.TO_COMPLETE;
        }
    }

    /** @param time how long silence lasts before it has its effect; how long the authority gives itself where it has none */
    void arm(LegalRegime newRegime, Period time) {
        regime = newRegime;
        silence = time.toString();
        compute();
    }

    /** A target waits while the dossier sleeps; a legal clock never does. */
    void postponeTarget(int days) {
        if (hasNoLegalClock()) {
            silence = Period.parse(silence).plusDays(days).toString();
            compute();
        }
    }

    void receivedOn(LocalDate day) {
        receivedOn = day;
        compute();
    }

    void compute() {
        timetable().ifPresent(term -> {
            startsOn = term.start();
            if (hasNoLegalClock()) {
                targetDate = term.date();
            } else {
                legalDate = term.date();
                prudentDate = term.prudentDate();
            }
        });
    }

    /** Whether the lead may be asked about the team: not asked yet, or all was well again since. */
    boolean mayAskAboutTeam() {
        return !teamAsked || teamAnswer == TeamAnswer.REPLACED;
    }

    void askAboutTeam() {
        teamAsked = true;
        teamAnswer = null;
    }

    /** @param completeBy day by which the lead recruits; {@code null} for another answer */
    void teamAnswered(TeamAnswer answer, LocalDate completeBy) {
        teamAnswer = answer;
        teamCompleteBy = completeBy;
    }

    TeamAnswer teamAnswer() {
        return teamAnswer;
    }

    LocalDate teamCompleteBy() {
        return teamCompleteBy;
    }

    void withdrawnBy(LocalDate day, String document) {
        endedOn = day;
        withdrawal = document;
    }

    void end(FilingState end, LocalDate day) {
        state = end;
        endedOn = day;
    }
}
