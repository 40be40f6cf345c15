package fr.maillage.support.act;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.directory.Lot;
import fr.maillage.support.act.ActForms.StudyConclusion;
import fr.maillage.support.act.ActForms.StudyDecision;

/** A feasibility study that the agency pays before a project. Amounts are cents. */
@Table("feasibility_study")
class FeasibilityStudy {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private String purpose;
    private LocalDate requestedOn;
    private Long asked;
    private Lot lot;
    private Long granted;
    private String grantSource;
    private StudyDecision decision;
    private LocalDate decidedOn;
    private String reasons;
    private Long mission;
    private LocalDate presentedOn;
    private String presentation;
    private StudyConclusion conclusion;
    private String conclusionText;
    private LocalDate concludedOn;

    /** For the repository. */
    FeasibilityStudy() {
    }

    FeasibilityStudy(String dossier, String purpose, Lot lot, LocalDate requestedOn, Long asked) {
        this.dossier = dossier;
        this.purpose = purpose;
        this.lot = lot;
        this.requestedOn = requestedOn;
        this.asked = asked;
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    String purpose() {
        return purpose;
    }

    /** The day of the request: its rules apply. */
    LocalDate requestedOn() {
        return requestedOn;
    }

    Optional<Long> asked() {
        return Optional.ofNullable(asked);
    }

    Lot lot() {
        return lot;
    }

    Optional<Long> granted() {
        return Optional.ofNullable(granted);
    }

    Optional<StudyDecision> decision() {
        return Optional.ofNullable(decision);
    }

    Optional<String> reasons() {
        return Optional.ofNullable(reasons);
    }

    /** The consultant mission that makes the study. */
    Optional<Long> mission() {
        return Optional.ofNullable(mission);
    }

    Optional<String> presentation() {
        return Optional.ofNullable(presentation);
    }

    Optional<StudyConclusion> conclusion() {
        return Optional.ofNullable(conclusion);
    }

    Optional<String> conclusionText() {
        return Optional.ofNullable(conclusionText);
    }

    void grant(long cents, String source, LocalDate day) {
        decision = StudyDecision.GRANTED;
        granted = cents;
        grantSource = source;
        decidedOn = day;
    }

    void refuse(String why, LocalDate day) {
        decision = StudyDecision.REFUSED;
        reasons = why;
        decidedOn = day;
    }

    void madeBy(long consultantMission) {
        mission = consultantMission;
    }

    void present(LocalDate day, String report) {
        presentedOn = day;
        presentation = report;
    }

    void conclude(StudyConclusion result, String text, LocalDate day) {
        conclusion = result;
        conclusionText = text;
        concludedOn = day;
    }
}
