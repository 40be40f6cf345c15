package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A structure in difficulty: what was reported, what was decided, how often it has been looked at since. */
@Table("difficulty")
class Difficulty {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private LocalDate reportedOn;
    private Set<DifficultyCause> causes;
    private String description;
    private BigDecimal debts;
    private Integer departures;
    private Integer patients;
    private String measures;
    private String committeeText;
    private LocalDate decidedOn;
    private String reasons;
    private int points;
    private LocalDate closingOn;

    /** For the repository. */
    Difficulty() {
    }

    Difficulty(String dossier, LocalDate reportedOn, Set<DifficultyCause> causes, String description, Integer patients) {
        this.dossier = dossier;
        this.reportedOn = reportedOn;
        this.causes = Set.copyOf(causes);
        this.description = description;
        this.patients = patients;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    LocalDate reportedOn() {
        return reportedOn;
    }

    Set<DifficultyCause> causes() {
        return causes;
    }

    String description() {
        return description;
    }

    Integer patients() {
        return patients;
    }

    String measures() {
        return measures;
    }

    String committeeText() {
        return committeeText;
    }

    /** The day the support was decided, from which the points are counted. */
    Optional<LocalDate> decidedOn() {
        return Optional.ofNullable(decidedOn);
    }

    String reasons() {
        return reasons;
    }

    /** How many points have been held. */
    int points() {
        return points;
    }

    Optional<LocalDate> closingOn() {
        return Optional.ofNullable(closingOn);
    }

    void analysed(Set<DifficultyCause> found, BigDecimal owed, Integer left, Integer concerned) {
        causes = Set.copyOf(found);
        debts = owed;
        departures = left;
        patients = concerned;
    }

    void planned(String steps) {
        measures = steps;
    }

    void judged(String text) {
        committeeText = text;
    }

    void decided(LocalDate day, String why) {
        decidedOn = day;
        reasons = why;
    }

    void pointHeld() {
        points++;
    }

    void closes(LocalDate day) {
        closingOn = day;
    }
}
