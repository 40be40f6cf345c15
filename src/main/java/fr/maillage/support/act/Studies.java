package fr.maillage.support.act;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Lot;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.StageEntered;
import fr.maillage.dossier.StudyGrants;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Euros;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.support.mission.ConsultantMissions;
import fr.maillage.support.mission.MissionEnded;
import fr.maillage.support.mission.MissionOrigin;
import fr.maillage.support.mission.Missions;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/** Feasibility studies: request, grant under the ceiling of the region, mission of a consultant, conclusion. */
@ModelBean
@Transactional
public class Studies implements StudyGrants {

    private static final String KEY = "study";

    private final FeasibilityStudyRepository studies;
    private final Missions missions;
    private final ConsultantMissions consultants;
    private final Dossiers dossiers;
    private final Amounts amounts;
    private final RunningProcesses running;
    private final Clock clock;

    Studies(FeasibilityStudyRepository studies, Missions missions, ConsultantMissions consultants, Dossiers dossiers,
            Amounts amounts, RunningProcesses running, Clock clock) {
        this.studies = studies;
        this.missions = missions;
        this.consultants = consultants;
        this.dossiers = dossiers;
        this.amounts = amounts;
        this.running = running;
        this.clock = clock;
    }

    /** The consultant who has made the study presents it. */
    @Transactional(readOnly = true)
    public String presenter(long study) {
        return consultants.consultant(get(study).mission().orElseThrow());
    }

    long request(String reference, ActForms.RequestStudy form, String by) {
        FeasibilityStudy study = studies.save(new FeasibilityStudy(reference, form.purpose(), form.lot(),
                form.deposit().receivedOn(), form.asked() == null ? null : Euros.cents(form.asked())));
        journal(study, "study.requested", by);
        return study.id();
    }

    @Transactional(readOnly = true)
    FeasibilityStudy get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no study " + id));
    }

    @Transactional(readOnly = true)
    Optional<FeasibilityStudy> find(long id) {
        return studies.findById(id);
    }

    @Override
    @Transactional(readOnly = true)
    public long granted(String reference) {
        return studies.findByDossierOrderById(reference).stream().mapToLong(study -> study.granted().orElse(0L)).sum();
    }

    /** What the region pays at most for a study requested that day; empty where no table says it. */
    @Transactional(readOnly = true)
    Optional<ReferenceValue> ceiling(FeasibilityStudy study) {
        return amounts.find("feasibility-study." + dossiers.get(study.dossier()).region(), study.requestedOn())
                .filter(ReferenceValue::known);
    }

    /**
     * @throws RefusedSubmission when the amount passes the ceiling of the region, or when there is none and no source is
     *                           given
     */
    void decide(long id, ActForms.DecideStudy form, String by) {
        FeasibilityStudy study = get(id);
        if (form.studyDecision() == ActForms.StudyDecision.GRANTED) {
            study.grant(Euros.cents(form.amount()), checkedSource(study, form), today());
            dossiers.journal(study.dossier(), JournalEntry.of("study.GRANTED", Visibility.LEAD,
                    Euros.text(study.granted().orElseThrow())), by);
        } else {
            study.refuse(form.reasons(), today());
            dossiers.journal(study.dossier(), JournalEntry.of("study.REFUSED", Visibility.LEAD).withNote(form.reasons()), by);
        }
        studies.save(study);
    }

    /** Opens the mission of the consultant; safe to repeat. */
    void openMission(long id, int days, LocalDate wantedOn) {
        FeasibilityStudy study = get(id);
        if (study.mission().isEmpty()) {
            study.madeBy(missions.open(study.dossier(), study.lot(), MissionOrigin.STUDY, study.purpose(),
                    "Étude de faisabilité", BigDecimal.valueOf(days), wantedOn, null));
            studies.save(study);
        }
    }

    void present(long id, ActForms.PresentStudy form, String by) {
        FeasibilityStudy study = get(id);
        study.present(form.presentedOn(), form.report());
        studies.save(study);
        dossiers.journal(study.dossier(), JournalEntry.of("study.presented", Visibility.LEAD).withNote(form.report()), by);
    }

    void conclude(long id, ActForms.ConcludeStudy form, String by) {
        FeasibilityStudy study = get(id);
        study.conclude(form.studyConclusion(), form.conclusion(), today());
        studies.save(study);
        dossiers.journal(study.dossier(), JournalEntry.of("study." + form.studyConclusion(), Visibility.LEAD)
                .withNote(form.conclusion()), by);
    }

    /** The study was admitted, or its mission has come to nothing. */
    @EventListener
    void on(MissionEnded event) {
        studies.findByMission(event.mission()).ifPresent(study -> running.correlate(
                event.delivered() ? EngineNames.MISSION_DELIVERED : EngineNames.MISSION_ENDED,
                EngineNames.FEASIBILITY_STUDY, event.reference(), Map.of(KEY, study.id()), Map.of()));
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage().isEnd()) {
            List<FeasibilityStudy> all = studies.findByDossierOrderById(event.reference());
            all.forEach(study -> running.correlate(EngineNames.STUDY_CANCELLED, EngineNames.FEASIBILITY_STUDY,
                    event.reference(), Map.of(KEY, study.id()), Map.of()));
        }
    }

    private String checkedSource(FeasibilityStudy study, ActForms.DecideStudy form) {
        Optional<ReferenceValue> ceiling = ceiling(study);
        if (ceiling.isEmpty()) {
            if (form.grantSource() == null || form.grantSource().isBlank()) {
                throw new RefusedSubmission("grantSource", "study.source");
            }
            return form.grantSource();
        }
        long limit = Euros.cents(ceiling.get().amount());
        if (Euros.cents(form.amount()) > limit) {
            throw new RefusedSubmission("amount", "study.ceiling", Euros.text(limit));
        }
        return form.grantSource() == null ? ceiling.get().source() : form.grantSource();
    }

    private void journal(FeasibilityStudy study, String event, String by) {
        dossiers.journal(study.dossier(), JournalEntry.of(event, Visibility.LEAD, study.purpose()), by);
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
